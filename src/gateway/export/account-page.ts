/** index.html: the account, who it is about, and the way to every chat. */
import type { ExportedAccount, ExportedDevice, ExportedFactor } from "#contracts/export.ts";
import type { Profile } from "#contracts/profile.ts";
import { type Html, html } from "./html.ts";
import { facts, tellTime } from "./page.ts";

export function accountSections({
  exportedAt,
  account,
  emailChanges,
  waysToSignIn,
  invitations,
  devices,
  profile,
  people,
}: ExportedAccount): Html {
  return html`<p>Everything that this Healify kept of you on ${tellTime(exportedAt)}. The pages are for
reading, also without a connection; the folder <a href="data/account.json">data</a> holds the same for programs, and
<a href="data/schema.json">data/schema.json</a> says how it is built. Your password, keys and tokens are not in it.
Whoever opens this file can read all of it: keep it where you would keep a medical letter.</p>
<h2>Account</h2>
<section class="card">${facts([
    ["E-mail", account.email],
    ["Name", account.name],
    ["State", account.state],
    ["Role", account.role],
    ["E-mail confirmed", account.emailVerifiedAt && tellTime(account.emailVerifiedAt)],
    ["Welcome seen", account.welcomedAt && tellTime(account.welcomedAt)],
    ["Made", tellTime(account.createdAt)],
    ["Last changed", tellTime(account.changedAt)],
    ["Password", account.hasPassword ? "set; only a fingerprint of it is kept" : "none"],
    ["Number", account.id],
  ])}</section>
${
  emailChanges.length === 0
    ? null
    : html`<h3>Changes of the e-mail that are under way</h3><ul class="rows">${emailChanges.map(
        ({ purpose, email, askedAt }) =>
          html`<li>${email} <span class="soft">${plain(purpose)}, ${tellTime(askedAt)}</span></li>`,
      )}</ul>`
}
<h2>Ways to sign in beside a password</h2>
${listed(waysToSignIn.map(factorRow), "None.")}
<h2>Devices</h2>
${listed(devices.map(deviceRow), "None.")}
${
  invitations.length === 0
    ? null
    : html`<h2>Invitations that you made</h2><ul class="rows">${invitations.map(
        ({ createdAt, expiresAt, usedAt }) =>
          html`<li>${tellTime(createdAt)} <span class="soft">${
            usedAt === null ? `good until ${tellTime(expiresAt)}` : `used ${tellTime(usedAt)}`
          }</span></li>`,
      )}</ul>`
}
<h2>About you</h2>
${profile ? profileCard(profile.profile, profile.savedAt) : html`<p class="soft">Nothing was told.</p>`}
<h2>People you care for</h2>
${
  people.length === 0
    ? html`<p class="soft">Nobody.</p>`
    : people.map((one) => html`<h3>${one.name}</h3>${profileCard(one.profile, one.savedAt)}`)
}
<h2>Activity</h2>
<p><a href="activity.html">What was done with the account, and when</a></p>
<h2>Chats</h2>
`;
}

const plain = (word: string): string => word.replaceAll("-", " ");

function factorRow({ kind, name, about, createdAt, lastUsedAt }: ExportedFactor): Html {
  return html`<li>${[kind, name].filter((part) => part !== null).join(": ")}<br>
<span class="soft">${about === null ? null : `${about}, `}since ${tellTime(createdAt)}${
    lastUsedAt === null ? null : `, last used ${tellTime(lastUsedAt)}`
  }</span></li>`;
}

function deviceRow(device: ExportedDevice): Html {
  const { name, label, addressPrefix, createdAt, lastSeenAt, signedOut } = device;
  return html`<li>${label === null ? name : `${label} (${name})`}<br>
<span class="soft">from ${addressPrefix}, signed in ${tellTime(createdAt)}, last used ${tellTime(lastSeenAt)}${
    signedOut ? `, signed out ${tellTime(signedOut.at)}` : null
  }</span></li>`;
}

const listed = (rows: readonly Html[], none: string): Html =>
  rows.length === 0 ? html`<p class="soft">${none}</p>` : html`<ul class="rows">${rows}</ul>`;

function profileCard(profile: Profile, savedAt: string): Html {
  const { yearOfBirth, birthDate, weight, sex, pregnant, dueDate, country, units } = profile;
  return html`<section class="card">${facts([
    ["Year of birth", yearOfBirth ?? null],
    ["Born on", birthDate ?? null],
    ["Weight", weight ? `${weight.kg} kg, measured on ${weight.measuredOn}` : null],
    ["Sex", sex ?? null],
    ["Pregnant", pregnant == null ? null : pregnant ? "yes" : "no"],
    ["Baby due on", dueDate ?? null],
    ["Conditions", profile.conditions?.join(", ") ?? null],
    ["Medicines", profile.medicines?.join(", ") ?? null],
    ["Allergies", profile.allergies?.join(", ") ?? null],
    ["Country", country ?? null],
    ["Units", units ?? null],
    ["Saved", tellTime(savedAt)],
  ])}</section>`;
}
