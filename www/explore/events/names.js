/** Names of events' places and parties: places of one name are told apart by where they are. */

/** What a file does not name. */
const NOT_SAID = "not said";
/** So many places are suggested while one is typed: longer lists are slow. */
const SUGGESTED = 2000;

export class Names {
  #positions;
  #countries;
  #countryNames;
  #counts = new Map();

  constructor({ placeNames, sideNames, positions, countries, countryNames }) {
    this.placeNames = placeNames;
    this.sides = sideNames;
    this.#positions = positions;
    // In a file of one country it need not be said.
    [this.#countries, this.#countryNames] = [countries, countryNames?.length > 1 ? countryNames : undefined];
    for (const name of placeNames) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** The name of a place, with its degrees where others have that name; of an event with its country, where files have several. */
  place(place, event) {
    const name = this.placeNames[place] || NOT_SAID;
    const [lat, lon] = [this.#positions[2 * place], this.#positions[2 * place + 1]];
    const isOne = this.#counts.get(this.placeNames[place]) === 1 || !Number.isFinite(lat);
    const told = isOne ? name : `${name} (${lat.toFixed(2)}, ${lon.toFixed(2)})`;
    const country = event === undefined ? undefined : this.#countryNames?.[this.#countries[event]];
    return country ? `${told}, ${country}` : told;
  }

  side(side) {
    return this.sides[side] || NOT_SAID;
  }

  /** The rows of places of a name, whatever its capitals, or of one as {@link place} tells it. */
  placesCalled(wanted) {
    const plain = wanted.toLowerCase();
    if (!plain) return [];
    const is = (place) => this.placeNames[place].toLowerCase() === plain || this.place(place).toLowerCase() === plain;
    return [...this.placeNames.keys()].filter(is);
  }

  suggested() {
    return [...this.#counts.keys()].filter(Boolean).slice(0, SUGGESTED);
  }

  /** Some names as a list that stays short. */
  inShort(names) {
    const own = [...new Set(names)];
    return own.length > 3 ? `${own.slice(0, 3).join(", ")} and ${own.length - 3} more` : own.join(", ");
  }
}
