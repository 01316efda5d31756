/** A real broker on which events of replies get lost, doubled, and overtaken, as a test says for each. */
import type { Broker } from "#platform/broker/broker.ts";

export type Fate = "arrives" | "is lost" | "comes twice" | "comes late";

export class LossyBroker implements Broker {
  readonly kind: Broker["kind"];
  readonly #broker: Broker;
  readonly #fateOf: (replyKey: string) => Fate;

  constructor(broker: Broker, fateOf: (replyKey: string) => Fate) {
    this.#broker = broker;
    this.kind = broker.kind;
    this.#fateOf = fateOf;
  }

  publishEvent(gatewayKey: string, replyKey: string, body: string): void {
    const publish = () => this.#broker.publishEvent(gatewayKey, replyKey, body);
    const fates: Record<Fate, () => void> = {
      arrives: publish,
      "is lost": () => undefined,
      "comes twice": () => {
        publish();
        publish();
      },
      "comes late": () => void setTimeout(publish, 15),
    };
    fates[this.#fateOf(replyKey)]();
  }

  state = () => this.#broker.state();
  publishWork = (body: string) => this.#broker.publishWork(body);
  consumeWork: Broker["consumeWork"] = (...args) => this.#broker.consumeWork(...args);
  subscribeEvents: Broker["subscribeEvents"] = (...args) => this.#broker.subscribeEvents(...args);
  publishControl = (body: string) => this.#broker.publishControl(body);
  subscribeControl: Broker["subscribeControl"] = (...args) =>
    this.#broker.subscribeControl(...args);
  depths = () => this.#broker.depths();
  forgetDead: Broker["forgetDead"] = (isGone) => this.#broker.forgetDead(isGone);
  close = () => this.#broker.close();
}
