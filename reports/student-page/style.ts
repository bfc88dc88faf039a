/** The style sheet of a page: light and dark, from a phone to paper. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --card: #ffffff; --ink: #1d2228; --soft: #58616b; --rule: #dcdad5;
  --bad: #a8261c; --bad-soft: #fdf1ee; --mark: #ffe08a; --link: #0b57a4; --good: #1c6b3a; --code: #f3f1ed;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #15181c; --card: #1d2126; --ink: #e8e6e1; --soft: #a5adb6; --rule: #363c44;
    --bad: #ff9d8f; --bad-soft: #2b1d1c; --mark: #6b5200; --link: #8fc3ff; --good: #86d3a2; --code: #262b31;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { overflow-wrap: anywhere; max-width: 47rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
h1, h2, p, dl, ul, ol, figure, pre, dd { margin: 0; }
code, pre, .sequence text { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
code { font-size: .875em; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
header { margin-bottom: 1.25rem; }
.whose { color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
h1 { font-size: 2.25rem; line-height: 1.15; font-weight: 700; letter-spacing: -.02em; }
h1 .of { font-size: 1.125rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
.finality { margin-top: .25rem; }
.counts { color: var(--soft); font-size: .875rem; }
section { margin-top: 2rem; }
h2 { font-size: 1.0625rem; line-height: 1.35; margin-bottom: .5rem; }
.lead { color: var(--soft); margin-bottom: .5rem; }
.first, .calm { background: var(--card); border: 1px solid var(--rule); border-radius: 6px; padding: .875rem 1rem 1rem; }
.first { border-top: 4px solid var(--bad); margin-top: 1rem; }
.eyebrow { display: block; color: var(--bad); font-size: .8125rem; font-weight: 600; }
.title { font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
.lost { font-weight: 400; color: var(--soft); font-size: .875rem; }
.body > * + * { margin-top: .625rem; }
.problem { font-weight: 600; overflow-wrap: anywhere; }
dl > div { display: grid; grid-template-columns: 5.5rem 1fr; gap: .5rem; }
dl > div + div { margin-top: .25rem; }
dt { color: var(--soft); }
dd { overflow-wrap: anywhere; }
figcaption, .label { color: var(--soft); font-size: .875rem; }
pre { background: var(--code); border-radius: 4px; padding: .5rem .625rem; overflow-x: auto; font-size: .8125rem; line-height: 1.45; white-space: pre; tab-size: 8; }
.output pre { border-left: 3px solid var(--rule); border-radius: 0 4px 4px 0; }
.left-out { color: var(--soft); }
mark { background: var(--mark); color: inherit; font-weight: 700; padding: 0 .15em; border-radius: 2px; }
.cause b { display: inline-block; margin-right: .25rem; }
.repeat { display: flex; flex-wrap: wrap; gap: .25rem .5rem; align-items: baseline; }
.repeat .label { flex-basis: 100%; }
.repeat code { flex: 1 1 14rem; background: var(--code); padding: .25rem .5rem; border-radius: 4px; }
button { font: inherit; font-size: .875rem; min-height: 2rem; padding: .125rem .75rem; color: var(--link); background: transparent; border: 1px solid currentcolor; border-radius: 4px; cursor: pointer; }
summary { cursor: pointer; padding: .25rem 0; }
.more > summary { color: var(--link); font-size: .9375rem; }
.failure { border-top: 1px solid var(--rule); padding: .25rem 0; }
.failure[open] { padding-bottom: 1rem; }
details > :not(summary) + * { margin-top: .625rem; }
ul, ol { padding-left: 1.5rem; }
.more ul, .more ol { margin-top: .5rem; }
.lines { list-style: none; padding: 0; }
.lines li { padding: .25rem 0; border-top: 1px solid var(--rule); }
.lines code { color: var(--soft); }
.group + .group { margin-top: 1rem; }
li.failed { color: var(--bad); }
.facts { font-size: .9375rem; margin-bottom: .75rem; }
.facts > div { grid-template-columns: 7rem 1fr; }
.claim code { display: block; background: var(--code); padding: .5rem .625rem; border-radius: 4px; margin-top: .25rem; }
.wide { overflow-x: auto; border: 1px solid var(--rule); border-radius: 4px; background: var(--card); padding: .5rem; margin-top: .5rem; }
.sequence { display: block; width: 100%; min-width: 40rem; font-size: 11.5px; }
.sequence text { fill: var(--ink); }
.sequence .head { font-weight: 700; font-size: 12.5px; }
.sequence .life { stroke: var(--rule); }
.sequence .time { fill: var(--soft); font-size: 10px; }
.sequence .step rect { fill: var(--code); }
.sequence .step text { font-weight: 600; font-size: 11px; }
.sequence .failed rect { fill: var(--bad-soft); stroke: var(--bad); }
.sequence .failed text { fill: var(--bad); }
.sequence .arrow line { stroke: var(--ink); stroke-width: 1.25; }
.sequence .arrow path { fill: var(--ink); }
.sequence .datagram line { stroke: var(--link); stroke-width: 1.75; }
.sequence .datagram path { fill: var(--link); }
.sequence .fact circle { fill: var(--card); stroke: var(--soft); stroke-width: 1.5; }
.sequence .fact text { fill: var(--soft); }
.sequence .break rect { fill: var(--card); stroke: var(--rule); stroke-dasharray: 3 3; }
.sequence .break text { fill: var(--soft); }
.sequence .arrow > text, .sequence .fact > text, .sequence .head { paint-order: stroke; stroke: var(--card); stroke-width: 4px; stroke-linejoin: round; }
.chunks { border-collapse: collapse; width: 100%; margin-top: .75rem; font-size: .875rem; }
.chunks caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
.chunks th, .chunks td { text-align: left; padding: .125rem .5rem .125rem 0; border-top: 1px solid var(--rule); font-weight: 400; vertical-align: middle; }
.chunks .differs td:last-child { color: var(--bad); font-weight: 600; }
.bar { display: inline-block; width: 4.5rem; height: .625rem; margin-right: .5rem; background: var(--code); vertical-align: baseline; }
.bar .full { fill: var(--soft); }
.bar .end { fill: var(--good); }
.differs td:last-child .bar rect { fill: var(--bad); }
@media (max-width: 30rem) {
  body { font-size: 15px; line-height: 1.42; }
  main { padding: .75rem .625rem 3rem; }
  header { margin-bottom: .75rem; }
  h1 { font-size: 1.75rem; }
  .first, .calm { padding: .625rem .75rem .75rem; margin-top: .5rem; }
  .body > * + * { margin-top: .5rem; }
  .body dl > div { grid-template-columns: 4.75rem 1fr; }
  pre { font-size: .75rem; }
  button { display: none; }
  .repeat code { flex-basis: 100%; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --rule: #bbb; --bad: #8a1209; --bad-soft: #fff; --mark: #ffe08a; --link: #00336b; --good: #0d4a25; --code: #f4f4f4; color-scheme: light; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  button { display: none; }
  details::details-content { content-visibility: visible; display: block; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; }
  .sequence { min-width: 0; }
  .wide { overflow: visible; }
  h2, summary, figcaption { break-after: avoid; }
  .first, figure, li { break-inside: avoid; }
}
`;
