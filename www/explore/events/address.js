/** What is chosen of events, in the page's address: by names, since rows are another file's in another order. */
import { dayOf, iso } from "./surface.js";

const [DAYS, SIDES, PLACES] = ["event-days", "event-sides", "event-places"];
/** What a name that is none is called: no name is written so. */
const NOTHING = "!";

/** A name as a part of a list with `~` between its parts. */
const written = (name) => name.replace(/[~%!]/g, (sign) => `%${sign.charCodeAt().toString(16)}`) || NOTHING;

/** Writes what is chosen: days as the first and the last, names of sides and places. */
export function keep({ days, sides, places }) {
  const address = new URL(location);
  const set = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
  set(DAYS, days?.map(iso).join(".."));
  set(SIDES, sides.map(written).join("~"));
  set(PLACES, places.map(written).join("~"));
  history.replaceState(history.state, "", address);
}

/** Reads it; what is no date is not there. */
export function restored() {
  const { searchParams } = new URL(location);
  const list = (name) => new Set((searchParams.get(name) ?? "").split("~").filter(Boolean));
  const days = (searchParams.get(DAYS) ?? "").split("..").map(dayOf);
  const areDays = days.length === 2 && days.every((day) => day !== undefined);
  const has = (names) => (name) => names.has(written(name));
  return { days: areDays ? days : undefined, isSide: has(list(SIDES)), isPlace: has(list(PLACES)) };
}
