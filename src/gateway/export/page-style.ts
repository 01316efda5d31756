/** The style of an export's pages, in each of them: a page that is moved or printed alone reads the same. */
export const pageStyle = `
:root { color-scheme: light dark; --page: light-dark(#f8f7f3, #14191b); --card: light-dark(#fff, #1b2225);
  --line: light-dark(#e0ded5, #303a3f); --ink: light-dark(#1c2527, #e8eceb); --soft: light-dark(#515c5f, #a9b4b6);
  --accent: light-dark(#17636b, #7cc7cc); --alarm: light-dark(#8a1713, #ffb4ac); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 1.0625rem/1.6 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; }
main, nav { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
nav { padding-top: 1.25rem; }
main { padding-bottom: 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1.0625rem; margin: 1.25rem 0 .4rem; }
p, ul, ol, blockquote { margin: .6rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
a.chip { display: inline-block; min-width: 1.4em; padding: 0 .35em; border: 1px solid var(--line); border-radius: .6em;
  font-size: .75em; line-height: 1.5; text-align: center; text-decoration: none; vertical-align: .15em; margin-inline: .15em; }
dl { margin: .5rem 0; } dl > div { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem; padding: .3rem 0; }
dt { color: var(--soft); } dd { margin: 0; }
dl > div + div, .rows > li + li { border-top: 1px solid var(--line); }
.rows { list-style: none; padding: 0; } .rows > li { padding: .55rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 1.1rem; padding: 1rem 1.25rem; margin: 1rem 0; }
.card > :first-child { margin-top: 0; } .card > :last-child { margin-bottom: 0; } .card > h2 { margin-bottom: .2rem; }
.card > h2 + .soft { margin-top: 0; }
.said { border-inline-start: 3px solid var(--accent); padding-inline-start: 1rem; white-space: pre-wrap; }
.soft { color: var(--soft); font-size: .9375rem; } .alarm { color: var(--alarm); font-weight: 650; }
blockquote { border-inline-start: 3px solid var(--line); margin-inline: 0; padding-inline-start: 1rem; color: var(--soft); white-space: pre-wrap; }
summary { cursor: pointer; padding: .3rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: start; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); }
@media (max-width: 36rem) { dl > div { grid-template-columns: 1fr; gap: 0; }
  table, tbody, tr, td { display: block; } thead { display: none; } td { border: 0; padding: 0; }
  tr { border-bottom: 1px solid var(--line); padding: .5rem 0; display: block; } }
@media print { :root { color-scheme: light; } nav { display: none; } .card { border: 0; padding: 0; break-inside: avoid-page; }
  h2, h3 { break-after: avoid; } a { color: inherit; } main { max-width: none; padding: 0; } }
`;
