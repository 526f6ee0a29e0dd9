/**
 * The page's own colours and typeface, as the core wants them. A page that is dark has light text:
 * so the figure's computed colour decides, whatever made it so, the page's toggle or the system.
 */
import { isPrinting, languageOf } from "./page.js";

/** The inks that `--dateline-<role>` overrides, in the order of the core. */
const ROLES = ["text", "muted", "grid", "axis", "accent", "mark", "surface", "land", "land-in-focus", "border"];

/** Red, green and blue, 0 to 255. On paper everything is black on white. */
const WHITE = [255, 255, 255];
const PAPER = { surface: WHITE, text: [0, 0, 0] };

/** The least contrast of text and surface: with less, the page's background is not what stands behind the figure. */
const LEAST_CONTRAST = 2.5;

/** How browsers compute `transparent`, the background of most elements. */
const TRANSPARENT = "rgba(0, 0, 0, 0)";

/** What knows all colours, where a look at the text is not enough. Chromium's remembers the system's, which a reader may change: so each look has its own. */
let pen;

/** Where the surface stands in a look, behind three other texts: the page's background. */
export const SURFACE = 9;

/** The look of an element that stands in the page: `dark` or nothing, language, typeface, and a colour or nothing for each role. */
export function readTheme(element) {
  pen = undefined;
  const style = getComputedStyle(element);
  const printing = isPrinting();
  const ink = channels(style.color).slice(1);
  const dark = !printing && luminance(ink) > 0.4 ? "dark" : "";
  const colours = ROLES.map((role) => (printing ? PAPER[role] : colourOf(role, element, style)));
  const look = [dark, languageOf(element), style.fontFamily, ...colours.map(hexOf)];
  // Gradients, pictures and glass cannot be read: what the text is meant for can be told from the text.
  const [text = ink, , , , , , surface = WHITE] = colours;
  if (contrast(text, surface) < LEAST_CONTRAST) look[SURFACE] = dark ? "#161614" : "#ffffff";
  return look;
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(...colours) {
  const [less, more] = colours.map(luminance).sort((one, other) => one - other);
  return (more + 0.05) / (less + 0.05);
}

/**
 * How many times larger than 16 pixels the letters of an element are, within what can be read and has room. It is as high as
 * they are: of a least size that a reader has set, only heights know.
 */
export const letterScale = (element) =>
  Math.min(Math.max(parseFloat(getComputedStyle(element).lineHeight) / 16, 0.75), 2.5);

function colourOf(role, element, style) {
  // A canvas outside of the page knows no current colour but black.
  const own = style.getPropertyValue(`--dateline-${role}`).trim().replace("currentColor", style.color);
  const colour = own || (role === "surface" && backgroundBehind(element));
  const [alpha, ...rgb] = colour ? channels(colour) : [];
  return alpha ? rgb : undefined;
}

const hexOf = (rgb) => (rgb ? `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}` : "");

function backgroundBehind(element) {
  for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
    const colour = getComputedStyle(at).backgroundColor;
    if (channels(colour)[0] === 255) return colour;
  }
  return undefined;
}

/** Relative luminance of red, green and blue, 0 to 1 (WCAG 2.2), near enough without its linear toe. */
function luminance(rgb) {
  const [red, green, blue] = rgb.map((value) => (value / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Alpha, red, green and blue, 0 to 255, of any colour that CSS knows; all 0 for anything else. */
function channels(colour) {
  if (colour === TRANSPARENT) return [0, 0, 0, 0];
  const [, ...plain] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour) ?? [];
  if (plain.length) return [255, ...plain.map(Number)];
  pen ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = "transparent";
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [alpha, red, green, blue];
}
