/** Made-up events: the same in each run. */

/** Events on so many days, at so many places, of so many sides; three of four fall on the last quarter of the days. */
export function events(count, dayCount, placeCount, sideCount) {
  let state = 2463534242;
  const next = (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
  const columns = { days: new Int32Array(count), places: new Uint16Array(count), sides: new Uint16Array(count), best: new Uint32Array(count) };
  for (let row = 0; row < count; row += 1) {
    const day = next(4) ? dayCount - 1 - next(dayCount >> 2) : next(dayCount);
    columns.days[row] = 7305 + day;
    columns.places[row] = next(placeCount);
    columns.sides[row] = Math.min(next(sideCount), next(sideCount));
    columns.best[row] = 1 + next(20);
  }
  return columns;
}

/** Places in a grid over the world, degrees north and east in turn. */
export function positions(count) {
  const across = Math.ceil(Math.sqrt(count));
  const found = new Float32Array(2 * count);
  for (let place = 0; place < count; place += 1) {
    found[2 * place] = -60 + (120 * Math.floor(place / across)) / across;
    found[2 * place + 1] = -170 + (340 * (place % across)) / across;
  }
  return found;
}

/** The columns in the order of their days: what an expert does first without an index. */
export function sorted({ days, places, sides, best }) {
  const order = new Float64Array(days.length);
  for (let row = 0; row < order.length; row += 1) order[row] = days[row] * 2 ** 24 + row;
  order.sort();
  const rows = Uint32Array.from(order, (key) => key % 2 ** 24);
  const by = (column, Type) => Type.from(rows, (row) => column[row]);
  return { days: by(days, Int32Array), places: by(places, Uint16Array), sides: by(sides, Uint16Array), best: by(best, Uint32Array) };
}

/** The first row of a day or a later one. */
export function rowOf(days, day) {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Deaths by side and by place of the rows of some days: counted one by one. */
export function counted({ days, places, sides, best }, [from, to], sideCount, placeCount) {
  const [bySide, byPlace] = [new Float64Array(sideCount), new Float64Array(placeCount)];
  const end = rowOf(days, to + 1);
  for (let row = rowOf(days, from); row < end; row += 1) {
    bySide[sides[row]] += best[row];
    byPlace[places[row]] += best[row];
  }
  return [bySide, byPlace];
}
