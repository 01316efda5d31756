import { Component, type ComponentType, lazy, type ReactNode } from "react";
import { t } from "../language/t.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

type Load<P> = () => Promise<{ default: ComponentType<P> }>;

/**
 * A part that is fetched when it is needed, and that its page can't do without. Where that fails, it says so in its own
 * place and can be tried again; the page around it stays. What a page can do without is a `lazyPart`.
 * @param frame where the part opens a sheet: what the words are shown in instead
 */
export function neededPart<P extends object>(
  load: Load<P>,
  frame: (words: ReactNode, props: P) => ReactNode = (words) => words,
): ComponentType<P> {
  // What failed once would go on failing from React's memory.
  let Part = lazy(load);
  const again = () => {
    Part = lazy(load);
  };
  return function NeededPart(props) {
    return (
      <NotBroken
        draw={() => <Part {...props} />}
        drawBroken={(words) => frame(words, props)}
        again={again}
      />
    );
  };
}

type Props = { draw(): ReactNode; drawBroken(words: ReactNode): ReactNode; again(): void };

class NotBroken extends Component<Props, { broken: boolean; tries: number }> {
  override state = { broken: false, tries: 0 };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.draw();
    return this.props.drawBroken(
      <Notice kind="fault">
        <p>{t("shared:failure.part")}</p>
        <Button look="quiet" className="mt-3" onClick={() => this.#tryAgain()}>
          {t("waiting:tryAgain")}
        </Button>
      </Notice>,
    );
  }

  /** After an update the old page's files are gone, and some browsers never ask twice: then only the page loaded anew helps. */
  #tryAgain(): void {
    if (this.state.tries > 0 && navigator.onLine) {
      window.location.reload();
      return;
    }
    this.props.again();
    this.setState(({ tries }) => ({ broken: false, tries: tries + 1 }));
  }
}
