/**
 * The shell's own style, as constructed sheets: one copy for all elements of a page, and allowed
 * under a policy that forbids inline styles. No length here decides what the core draws.
 */
function sheetOf(rules) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  return sheet;
}

const BASE = `
:host {
  display: block !important;
  color: var(--dateline-text, inherit);
  font-family: var(--dateline-font, inherit);
  line-height: 1.4;
  text-align: start;
  writing-mode: horizontal-tb;
  --muted: var(--dateline-muted, color-mix(in srgb, currentColor 72%, transparent));
  --line: color-mix(in srgb, currentColor 18%, transparent);
  --accent: var(--dateline-accent, currentColor);
}
:host([hidden]), [hidden] { display: none !important }
*, ::before { box-sizing: border-box }
p, dl, dd, ul, fieldset { margin: 0; padding: 0; border: 0 }
p, li, dt, dd, th, td, caption, .headline { unicode-bidi: plaintext }
a { color: inherit; text-decoration-color: var(--muted); text-underline-offset: .15em }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
button, summary { font: inherit; color: inherit; cursor: pointer; touch-action: manipulation }
button {
  min-height: 44px; padding: 0 1em;
  background: none; border: 1px solid var(--muted); border-radius: 4px;
}
details { font-size: max(13px, .85em); margin-top: .4em }
summary { display: inline-block; padding: .75em 0; text-decoration: underline; text-decoration-color: var(--muted); text-underline-offset: .15em }
summary::before { content: "+ " / "" }
[open] > summary::before { content: "− " / "" }
.scroll { overflow: auto; max-height: 70vh; margin: .6em 0 }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
caption { text-align: start; font-weight: 600; padding-bottom: .4em }
th, td { padding: .35em .9em .35em 0; border-top: 1px solid var(--line); vertical-align: top; text-align: start; font-weight: 400; overflow-wrap: break-word }
thead th { font-weight: 600; border: 0 }
.number { text-align: end; white-space: nowrap }
`;

const FIGURE = `
:host([theme=light]) { color: var(--dateline-text, #1a1a1a); background: var(--dateline-surface, #fff) }
:host([theme=dark]) { color: var(--dateline-text, #f0efec); background: var(--dateline-surface, #161614) }
.figure { position: relative; isolation: isolate }
.headline { font-weight: 700; font-size: 1.15em; line-height: 1.25; text-wrap: balance }
.measure, .notes, .credit, .trouble { font-size: max(13px, .85em) }
.measure { color: var(--muted); margin: .2em 0 .7em }
.stage { display: grid; grid-template-columns: minmax(0, 1fr) }
.stage > * { grid-area: 1 / 1; min-width: 0 }
.picture { position: relative; width: 100%; aspect-ratio: 8 / 5; touch-action: pan-y; direction: ltr }
.picture canvas { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none }
[data-state=drawn] slot, [data-state=failed] .picture, [data-state=final] > :not(.stage), [data-state=final] .picture, .figure:not([data-state=drawn]) details { display: none }
.message { position: relative; place-self: center; padding: .5em 1em; pointer-events: none; background: var(--ground) }
.message:empty, .trouble:empty, .key:empty { display: none }
.trouble { padding: .8em 0; border-block: 1px solid var(--line); margin: .5em 0 }
.trouble button { margin-top: .6em }
.key { list-style: none; font-size: max(13px, .85em); margin-top: .6em; columns: 19em; column-gap: 2em }
.key li { display: flex; gap: .6em; break-inside: avoid; padding: .15em 0 }
.key b { min-width: 1.2em; color: var(--accent); font-variant-numeric: tabular-nums }
.notes { color: var(--muted) }
.notes p { margin-top: .4em }
.credit { color: var(--muted); margin-top: .5em; overflow-wrap: anywhere }
.credit span + span::before { content: "; " }
.tip {
  position: absolute; z-index: 1; left: 0; top: 0; width: max-content; max-width: min(20em, 100%);
  padding: .6em .8em; pointer-events: none; font-size: max(13px, .85em); overflow-wrap: break-word;
  background: var(--ground); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 2px 10px rgb(0 0 0 / .18);
}
.tip.pinned { width: 100%; max-width: none; border-radius: 0; box-shadow: 0 6px 10px rgb(0 0 0 / .12) }
.tip dl { display: grid; grid-template-columns: auto 1fr; gap: .1em .8em; margin: .2em 0 }
.tip dt, .tip p { color: var(--muted) }
.tip dd { font-variant-numeric: tabular-nums }
.tip p { margin-top: .25em; font-size: max(12px, .9em) }
@media (prefers-contrast: more) { :host { --dateline-muted: currentColor; --dateline-grid: GrayText; --dateline-axis: CanvasText } }
@media (forced-colors: active) {
  :host {
    --dateline-text: CanvasText !important; --dateline-muted: CanvasText !important; --dateline-grid: GrayText !important;
    --dateline-axis: CanvasText !important; --dateline-accent: Highlight !important; --dateline-mark: CanvasText !important;
    --dateline-surface: Canvas !important; --dateline-land: Canvas !important; --dateline-land-in-focus: Canvas !important;
    --dateline-border: CanvasText !important;
  }
}
@media print {
  :host { color: #000 !important; background: none !important; break-inside: avoid }
  .tip, .trouble button, details:not([open]) { display: none }
  .scroll { max-height: none; overflow: visible }
}
`;

const CONTROLS = `
:host { font-size: max(14px, .9em) }
form { position: relative; display: flex; flex-wrap: wrap; gap: .4em 2.4em; align-items: end }
legend { padding: 0; font-weight: 600 }
fieldset { min-width: 0 }
.choices { display: flex; flex-wrap: wrap; gap: 0 1.3em }
.dates { flex: 1 1 100% }
.sliders { display: flex; flex-wrap: wrap; gap: 0 2em }
.sliders label { flex: 1 1 16em }
.reset { position: absolute; inset: -11px 0 auto auto; padding: 0; border: 0; text-decoration: underline; text-underline-offset: .15em }
label { display: flex; align-items: center; gap: .5em; min-height: 44px; cursor: pointer; touch-action: manipulation }
.dates label { display: block; padding-top: .3em }
.value { font-variant-numeric: tabular-nums; margin-inline-start: .4em }
input { accent-color: var(--accent); margin: 0; flex: none }
[type=checkbox], [type=radio] { width: 20px; height: 20px }
[type=range] { display: block; width: 100%; height: 44px; appearance: none; background: none; touch-action: pan-y; cursor: pointer }
::-webkit-slider-runnable-track { height: 2px; background: var(--muted) }
::-moz-range-track { height: 2px; background: var(--muted) }
::-webkit-slider-thumb { appearance: none; width: 24px; height: 24px; margin-top: -11px; border-radius: 50%; background: var(--accent) }
::-moz-range-thumb { width: 24px; height: 24px; border: 0; border-radius: 50%; background: var(--accent) }
@media (forced-colors: active) { [type=range] { appearance: auto } }
@media print { :host { display: none } }
`;

/** For `<dateline-figure>` and `<dateline-record>`. */
export const figureSheet = sheetOf(BASE + FIGURE);

/** For `<dateline-filter>`. */
export const controlsSheet = sheetOf(BASE + CONTROLS);
