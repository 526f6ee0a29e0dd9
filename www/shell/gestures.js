/**
 * Gestures and keys in a figure become acts of the core, and what is chosen stands on paler marks. On an axis of time a
 * stretch is dragged, on bars and on a map marks are clicked. A finger drags the handles alone, so that the
 * page scrolls under it.
 */
import { make, setText } from "./dom.js";
import { FullView } from "./full-view.js";
import { Handles } from "./handles.js";
import { CHOSEN, DATA } from "./layers.js";
import { paintStretch } from "./stretch.js";
import { Zoom } from "./zoom.js";

/** A press that moves less is a click; an end is taken hold of from as far away. In CSS pixels. */
const STILL = 4;
const NEAR = 8;

/** Below this width of a figure, in CSS pixels, the handles have a switch. */
const NARROW = 480;

/** How far from a mark a click may be. */
const REACH = { mouse: 6, pen: 12, touch: 22 };

/** What adds to what was done before. */
const ADDED = ["zoom", "pan", "step", "page", "click"];

/** Just inside the ends of a stretch, which are halfway to the next day. */
const INSIDE = 0.01;

export class Gestures {
  isShown = false;
  #figure;
  #picture;
  #dossier;
  #interaction;
  #line = make("p", { className: "chosen", part: "chosen" });
  #handles;
  #zoom;
  #fullView;
  #chosen = {};
  /** What the reader did last, to be done at the next drawing, and what is under way. */
  #pending;
  #drag;
  #isOver = false;
  #closing = new AbortController();

  constructor(figure, picture, dossier, interaction) {
    this.#figure = figure;
    this.#picture = picture;
    this.#dossier = dossier;
    this.#interaction = interaction;
    this.#handles = new Handles({
      step: (end, unit, by) => this.#do(unit, end, by, 0, 0),
      take: (end, event) => this.#begin(event, end ? "last" : "first"),
      clear: () => this.#clear(),
    });
    const { element } = picture;
    const { signal } = this.#closing;
    element.append(this.#handles.element);
    element.after(this.#handles.toggle, this.#line);
    if (figure.view === "map") this.#makeZoom(signal);
    const on = (type, listener, target = element) => target.addEventListener(type, listener, { signal });
    on("pointerdown", (event) => this.#pressed(event));
    on("pointermove", (event) => this.#moved(event));
    on("pointerup", (event) => this.#released(event));
    on("pointercancel", () => this.#end());
    on("pointerenter", () => (this.#isOver = true));
    on("pointerleave", () => (this.#isOver = false));
    on("keydown", (event) => this.#key(event), document);
  }

  finalize() {
    this.#closing.abort();
    this.#fullView?.finalize();
    const own = [this.#handles.element, this.#handles.toggle, this.#line, this.#zoom?.element];
    for (const element of own) element?.remove();
    this.#picture.canvas(DATA).classList.remove("pale");
  }

  #makeZoom(signal) {
    const { element } = this.#picture;
    this.#fullView = new FullView(this.#figure, (isFull) => {
      this.#zoom.isFull = isFull;
      this.#figure.wish(isFull ? this.#fullView.heightCss(element) : undefined);
    });
    this.#zoom = new Zoom(this.#figure, element, {
      act: (what, a = 0, b = 0, c = 0) => this.#do(what, a, b, c, 0),
      full: () => this.#fullView.toggle(),
      zoomOf: () => this.zoom,
      signal,
    });
    element.append(this.#zoom.element);
  }

  get isMap() {
    return this.#zoom !== undefined;
  }

  /** Whether the reader is in the middle of a gesture here. */
  get isHeld() {
    return this.#drag?.hasMoved === true;
  }

  /** How the map is looked at, or will be from the next drawing on. */
  get zoom() {
    const [what, ...numbers] = this.#pending ?? [];
    return what === "look" ? numbers.slice(0, 3) : this.#chosen.zoom;
  }

  /** The reader has clicked in the figure before this was there: what was clicked is in the picture, if that is still below. */
  clicked(event) {
    const at = this.#figure.shadowRoot.elementFromPoint(event.clientX, event.clientY);
    if (at === this.#picture.element) this.#clicked(event);
  }

  /** Looks at the map in one way, or at all of it. */
  look(zoom) {
    if (zoom) this.#do("look", ...zoom, 0);
    else if (this.zoom) this.#do("whole", 0, 0, 0, 0);
  }

  /** Does what the reader did last. */
  act() {
    const act = this.#pending;
    // Without a picture nobody could tell what came of it.
    if (!act || !this.#dossier.isComplete || !this.#picture.fitted || this.#figure.number === undefined) return;
    this.#pending = undefined;
    this.#dossier.choose((core) => core.act(act[0], this.#figure.number, ...act.slice(1)));
  }

  /** Draws what is chosen on its layer. */
  show() {
    if (!this.#picture.fitted) return;
    this.isShown = true;
    this.#chosen = this.#dossier.ask((core) => core.readMore("chosen", this.#figure.number));
    const { hasChosen, stretch } = this.#chosen;
    this.#picture.canvas(DATA).classList.toggle("pale", hasChosen);
    if (hasChosen || this.#picture.has(CHOSEN)) this.#paint(hasChosen, stretch);
    if (!this.#interaction.isMoving) this.settle();
  }

  /** Writes what is chosen, which the figure's reader says, and brings the handles to its ends. */
  settle() {
    setText(this.#line, this.#chosen.text);
    this.#picture.element.classList.toggle("timed", !!this.#chosen.stretch);
    this.#handles.toggle.classList.toggle("narrow", this.#picture.widthCss < NARROW);
    this.#handles.place(this.#chosen.stretch, (length) => `${(100 * length) / this.#width}%`, this.#height);
  }

  /** The size of the drawing, in its own pixels. */
  get #width() {
    return this.#figure.drawn(this.#picture.widthCss);
  }

  get #height() {
    return this.#figure.drawn(this.#picture.element.clientHeight);
  }

  #paint(hasChosen, stretch) {
    const data = this.#picture.canvas(DATA);
    const canvas = this.#picture.canvas(CHOSEN);
    canvas.className = "chosen";
    if (data.nextSibling !== canvas) data.after(canvas);
    const isChosen = hasChosen && stretch?.isChosen;
    // On an axis of days the marks between the ends are shown again.
    const source = isChosen && stretch.isOfDays && data;
    if (hasChosen && !source) this.#dossier.ask((core) => core.paint(this.#figure.number, CHOSEN, canvas));
    const context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!hasChosen || source) context.clearRect(0, 0, canvas.width, canvas.height);
    if (isChosen) paintStretch(context, stretch, canvas.width / this.#width, getComputedStyle(canvas).color, source);
  }

  #at({ clientX, clientY }) {
    return this.#figure.locate(clientX, clientY);
  }

  /** The last act before a drawing counts; steps of a zoom are done one after the other. */
  #do(...act) {
    if (ADDED.includes(act[0])) this.act();
    this.#pending = act;
    this.#dossier.soon();
  }

  #clear() {
    this.#do("brush", 0, 0, 0, 0);
  }

  #pressed(event) {
    const { pointerType, button, shiftKey, target } = event;
    // A finger takes hold of handles only, and those begin by themselves.
    if (button || pointerType === "touch" || target !== this.#picture.element) return;
    const at = this.#at(event);
    const { stretch } = this.#chosen;
    this.#drag = undefined;
    if (stretch && isWithin(stretch, at)) this.#begin(event, partOf(stretch, at));
    else if (this.#figure.view === "map" && (shiftKey || this.#chosen.zoom)) this.#begin(event, shiftKey ? "rectangle" : "map");
  }

  /** A gesture begins: with an end of a stretch, with its middle, with nothing yet, or with a rectangle. */
  #begin(event, part) {
    const { ends = [] } = this.#chosen.stretch ?? {};
    this.#drag = { part, from: this.#at(event), ends, id: event.pointerId, hasMoved: false, target: event.target };
  }

  #moved(event) {
    const drag = this.#drag;
    if (!drag || event.pointerId !== drag.id) return;
    const at = this.#at(event);
    if (!drag.hasMoved) {
      if (Math.hypot(at.x - drag.from.x, at.y - drag.from.y) < STILL) return;
      drag.hasMoved = true;
      drag.target.setPointerCapture?.(drag.id);
      this.#dossier.pointNowhere(this.#figure);
      this.#interaction.hold(true);
    }
    if (drag.part === "rectangle") return this.#do("surround", drag.from.x, drag.from.y, at.x, at.y);
    if (drag.part !== "map") return this.#do("brush", ...edges(drag, at, this.#chosen.stretch), 0, 0);
    this.#do("pan", at.x - drag.from.x, at.y - drag.from.y, 0, 0);
    drag.from = at;
  }

  #released(event) {
    const drag = this.#drag;
    if (!drag?.hasMoved) {
      this.#drag = undefined;
      // A tap on a handle does nothing.
      return event.target === this.#picture.element ? this.#clicked(event) : undefined;
    }
    // The click that follows a drag of a mouse means nothing. None follows that of a finger: the next tap is another's.
    const swallow = (click) => click.stopImmediatePropagation();
    addEventListener("click", swallow, true);
    setTimeout(() => {
      removeEventListener("click", swallow, true);
      this.#end();
    });
  }

  #end() {
    if (!this.#drag) return;
    this.#drag = undefined;
    this.act();
    this.#interaction.hold(false);
  }

  #clicked(event) {
    const { pointerType, shiftKey, button } = event;
    if (button) return;
    const at = this.#at(event);
    const { stretch } = this.#chosen;
    if (stretch?.isChosen && (at.x < stretch.ends[0] || at.x > stretch.ends[1])) return this.#clear();
    if (stretch?.isOfDays) return;
    this.#do("click", at.x, at.y, this.#figure.drawn(REACH[pointerType] ?? REACH.mouse), +shiftKey);
  }

  /** Escape takes back what is chosen in the figure that a reader is at, unless it closes a tip, a dialog or a popover. */
  #key(event) {
    // The page has closed something of its own.
    if (event.defaultPrevented) return;
    const { shadowRoot } = this.#figure;
    const isHere = this.#isOver || shadowRoot.activeElement;
    const closes = () => shadowRoot.querySelector(".tip:not([hidden])")
      || event.composedPath().some(({ localName }) => localName === "dialog")
      || (CSS.supports("selector(:popover-open)") && document.querySelector(":popover-open"));
    if (event.key === "Escape" && isHere && this.#chosen.text && !closes()) this.#do("clear", 0, 0, 0, 0);
  }
}

const isWithin = ({ left, right, top, bottom }, { x, y }) =>
  x >= left - NEAR && x <= right + NEAR && y >= top && y <= bottom;

/** What of a stretch a pointer takes hold of. */
function partOf({ isChosen, ends: [first, last] }, { x }) {
  if (!isChosen) return "nothing";
  const [toFirst, toLast] = [Math.abs(x - first), Math.abs(x - last)];
  if (Math.min(toFirst, toLast) <= NEAR) return toFirst < toLast ? "first" : "last";
  return x > first && x < last ? "middle" : "nothing";
}

/** Between which pixels the stretch is when the pointer has come to a place. */
function edges({ part, from, ends: [first, last] }, { x }, { left, right }) {
  const within = (pixel) => Math.min(right, Math.max(left, pixel));
  // The hold is kept as far from the line as it was taken.
  if (part === "first") return [within(first + x - from.x), last - INSIDE];
  if (part === "last") return [first + INSIDE, within(last + x - from.x)];
  if (part === "nothing") return [within(from.x), within(x)];
  const by = Math.min(right - last, Math.max(left - first, x - from.x));
  return [first + by + INSIDE, last + by - INSIDE];
}
