/** A mail's words, and how they are set: plain text, and HTML that looks like the app, without anything from elsewhere. */
import type { Mail } from "#platform/mail/mail.ts";

export type Letter = {
  /** Seen by whoever sees the phone: says nothing private. */
  subject: string;
  heading: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string; note: string };
  /** What to do when this was not the reader. */
  otherwise?: string;
};

/** `home` is the address of this installation; `personId` tells a mail folder whose it is. */
export type Envelope = { to: string; home: string; personId: string };

export function setLetter(letter: Letter, { to, home, personId }: Envelope): Mail {
  return {
    to,
    personId,
    subject: letter.subject,
    text: asText(letter, home),
    html: asHtml(letter, home),
  };
}

function asText({ heading, paragraphs, action, otherwise }: Letter, home: string): string {
  const parts = [
    heading,
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`, action.note] : []),
    ...(otherwise ? [otherwise] : []),
    `--\nHealify at ${home}`,
  ];
  return `${parts.join("\n\n")}\n`;
}

/** Mail programs know tables and little else; what they don't know of the style leaves a plain, readable mail. */
function asHtml({ subject, heading, paragraphs, action, otherwise }: Letter, home: string): string {
  const body = [
    `<h1 class="ink" style="${styles.heading}">${escaped(heading)}</h1>`,
    ...paragraphs.map((text) => `<p class="ink" style="${styles.paragraph}">${escaped(text)}</p>`),
    ...(action ? [button(action)] : []),
    ...(otherwise
      ? [`<p class="soft line" style="${styles.otherwise}">${escaped(otherwise)}</p>`]
      : []),
  ];
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
<style>${darkStyles}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f8f7f3">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f8f7f3">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px">
<tr><td style="padding:0 4px 18px">${logo}</td></tr>
<tr><td class="card line" style="${styles.card}">
${body.join("\n")}
</td></tr>
<tr><td class="soft" style="${styles.foot}">Healify at ${escaped(home)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** Drawn by the mail program itself: pictures are blocked until asked for, and SVG is not shown. */
const logo = `<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="mark" width="30" height="30" align="center" style="width:30px;height:30px;border-radius:9px;background:#17636b;color:#ffffff;font:700 18px/30px Arial,sans-serif">H</td>
<td class="ink" style="padding-left:10px;color:#1c2527;font:600 17px/30px -apple-system,'Segoe UI',Roboto,Arial,sans-serif">Healify</td>
</tr></table>`;

function button({ label, url, note }: NonNullable<Letter["action"]>): string {
  const link = escaped(url);
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 16px"><tr>
<td class="button" style="border-radius:12px;background:#17636b"><a class="button" href="${link}" style="${styles.button}">${escaped(label)}</a></td>
</tr></table>
<p class="soft" style="${styles.note}">${escaped(note)}</p>
<p class="soft" style="${styles.note}">If the button does nothing, copy this address into your browser:<br><a class="link" href="${link}" style="color:#17636b;word-break:break-all">${link}</a></p>`;
}

const font = "-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif";
const styles = {
  card: "padding:28px 28px 20px;background:#ffffff;border:1px solid #e0ded5;border-radius:18px",
  heading: `margin:0 0 14px;color:#1c2527;font:700 21px/1.3 ${font}`,
  paragraph: `margin:0 0 14px;overflow-wrap:anywhere;word-break:break-word;color:#1c2527;font:400 16px/1.55 ${font}`,
  button: `display:inline-block;padding:13px 22px;color:#ffffff;font:600 16px/1.2 ${font};text-decoration:none`,
  note: `margin:0 0 12px;color:#515c5f;font:400 14px/1.5 ${font}`,
  otherwise: `margin:18px 0 8px;padding-top:16px;border-top:1px solid #e0ded5;color:#515c5f;font:400 14px/1.5 ${font}`,
  foot: `padding:16px 4px 0;color:#515c5f;font:400 13px/1.5 ${font}`,
};

/** The app's own colours of the night. */
const darkStyles = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14191b!important}
.card{background:#1b2225!important}
.line{border-color:#303a3f!important}
.ink{color:#e8eceb!important}
.soft{color:#a9b4b6!important}
.link{color:#7cc7cc!important}
td.button,.mark{background:#7cc7cc!important}
a.button,.mark{color:#0d2225!important}
}`;

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
