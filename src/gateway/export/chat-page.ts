/** One chat as a page: what was asked, what was found, what was answered and from what, and where the words went. */
import type { ExportedChat, ExportedMessage } from "#contracts/export.ts";
import type { Disposition, Triage } from "#contracts/triage.ts";
import { whereItWent } from "#contracts/where-it-went.ts";
import { type Html, html } from "./html.ts";
import { markdownAsHtml } from "./markdown-as-html.ts";
import { facts, tellTime } from "./page.ts";

type Question = Extract<ExportedMessage, { role: "user" }>;
type Answer = Extract<ExportedMessage, { role: "assistant" }>;
type FollowUp = ExportedChat["followUps"][number];

export function chatSections(chat: ExportedChat): Html {
  const told = new Map(chat.followUps.map((each) => [each.messageId, each]));
  return html`<p class="soft">Begun ${tellTime(chat.createdAt)}, last changed ${tellTime(chat.updatedAt)}, ${chat.state}.
Profiles ${chat.usesProfile ? "could be" : "were not"} used for it. <a href="../data/chats/${chat.id}.json">The same as data</a></p>
${chat.messages.map((message, i) =>
  message.role === "user"
    ? html`${question(message)}${followUp(told.get(message.id))}`
    : answer(message, `a${i}`),
)}
${chat.summary ? summary(chat.summary) : null}`;
}

const dispositionWords: Record<Disposition, string> = {
  emergency: "Emergency: get help now",
  urgent: "Be seen soon",
  routine: "See a clinician in the coming days",
  "self-care": "Can be cared for by oneself",
};

function question({ text, createdAt, triage, context }: Question): Html {
  return html`<section class="card">
<h2>You asked</h2>
<p class="soft">${tellTime(createdAt)}${context?.about ? html`, about ${context.about.name}` : null}</p>
<div class="said">${text}</div>
${found(triage)}
${context && context.used.length > 0 ? html`<p class="soft">Used of the profile: ${context.used.join(", ")}.</p>` : null}
${context?.medicineNotes.map(({ text }) => html`<p>${text}</p>`) ?? null}
</section>`;
}

function found({ disposition, withinHours, rules, numbers }: Triage): Html {
  if (disposition === null && rules.length === 0) return html``;
  const words = disposition === null ? "" : dispositionWords[disposition];
  return html`<p class="${disposition === "emergency" ? "alarm" : "found"}">${words}${
    withinHours === null ? null : html` (within ${withinHours} hours)`
  }</p>
<ul>${rules.map(
    ({ title, guidance, source }) =>
      html`<li><strong>${title}</strong>: ${guidance}${
        source ? html` <span class="soft">(${source.publisher}: ${source.title})</span>` : null
      }</li>`,
  )}</ul>
${
  numbers.length === 0
    ? null
    : html`<p class="soft">Numbers shown: ${numbers.map(({ label, number, country }) => `${label} ${number}${country ? ` (${country})` : ""}`).join(", ")}</p>`
}`;
}

function answer(message: Answer, anchor: string): Html {
  const { text, citations, checks, record, error, state, feedback, updatedAt } = message;
  const cited = new Set(citations.map(({ n }) => n));
  const verified = checks.filter(({ verdict }) => verdict === "found in source").length;
  const claims = checks.filter(({ verdict }) => verdict !== "no claim").length;
  return html`<section class="card">
<h2>Healify ${state === "completed" ? "answered" : `did not finish (${state}${error ? `: ${error.code}` : ""})`}</h2>
<p class="soft">${tellTime(updatedAt)}</p>
${markdownAsHtml(text, (n) => (cited.has(n) ? `#${anchor}-${n}` : null))}
${citations.length === 0 ? null : html`<h3>Sources, as they read then</h3>`}
${citations.map(
  ({
    n,
    title,
    publisher,
    url,
    quote,
    withdrawn,
    reviewedBy,
  }) => html`<details id="${anchor}-${n}" open>
<summary>[${n}] ${title}, ${publisher}${withdrawn ? " (withdrawn or changed since)" : ""}</summary>
<blockquote>${quote}</blockquote>
<p class="soft">${url}${reviewedBy ? html`<br>Signed by ${reviewedBy}` : null}</p>
</details>`,
)}
<h3>Where your words went</h3>
<ul>${whereItWent(message, tellTime).map((sentence) => html`<li>${sentence}</li>`)}</ul>
${
  record
    ? html`<h3>What it was made of</h3>${facts([
        ["Answered by", record.model],
        ["Library", record.libraryVersion],
        ["Emergency rules", record.rulesVersion],
        ["Prompt", record.promptVersion],
        ["Rules that fired", record.rules?.join(", ") ?? null],
        ["Used of the profile", record.used?.join(", ") ?? null],
        ["Numbers shown for", record.country ?? null],
        ["Sentences found in their sources", `${verified} of ${claims}`],
        ["Reading level", record.readingGrade ?? null],
      ])}`
    : null
}
${
  feedback
    ? html`<h3>What you said of it</h3><p>${feedback.verdict === "up" ? "Helpful" : "Not helpful"}${
        feedback.reason ? html`: ${feedback.reason.replaceAll("-", " ")}` : null
      }</p>${feedback.text ? html`<div class="said">${feedback.text}</div>` : null}`
    : null
}
</section>`;
}

function followUp(told: FollowUp | undefined): Html {
  if (!told) return html``;
  const { plan, outcomes, askedByMail } = told;
  return html`<section class="card">
<h3>What you told afterwards</h3>
<ul>
${plan ? html`<li>You meant: ${plan.picked.replaceAll("-", " ")} <span class="soft">${tellTime(plan.at)}</span></li>` : null}
${outcomes.map(({ outcome, at }) => html`<li>You were ${outcome} <span class="soft">${tellTime(at)}</span></li>`)}
${askedByMail ? html`<li class="soft">You were asked by mail how you are.</li>` : null}
</ul>
</section>`;
}

function summary({
  complaint,
  timeline,
  dispositions,
  outcomes,
  people,
  medicines,
  medicineNotes,
  questions,
  sources,
  completedAt,
}: NonNullable<ExportedChat["summary"]>): Html {
  return html`<section class="card">
<h2>Visit summary</h2>
<p class="soft">${tellTime(completedAt)}</p>
<div class="said">${complaint}</div>
<ul>${timeline.map(({ at, text }) => html`<li>${tellTime(at)}: ${text}</li>`)}</ul>
<ul>${dispositions.map(
    ({ at, disposition, reasons }) =>
      html`<li>${tellTime(at)}: ${dispositionWords[disposition]}${reasons.length > 0 ? html` (${reasons.join(", ")})` : null}</li>`,
  )}</ul>
<ul>${outcomes.map(({ at, outcome }) => html`<li>${tellTime(at)}: you were ${outcome}</li>`)}</ul>
<ul>${people.map(
    ({ who, name, known, medicines: taken, allergies }) =>
      html`<li>${[name ?? (who === "self" ? "You" : "Somebody else"), ...known, ...taken, ...allergies.map((one) => `allergy: ${one}`)].join(", ")}</li>`,
  )}</ul>
<ul>${[...medicines, ...medicineNotes, ...questions].map((text) => html`<li>${text}</li>`)}</ul>
<ul>${sources.map(({ title, publisher, url }) => html`<li>${title}, ${publisher} <span class="soft">${url}</span></li>`)}</ul>
</section>`;
}
