/** A trend as tones: higher where more were killed, from left to right with the series, and a thud where nothing is given. */

/** All of it takes so many seconds; a tone fades for so many. */
const LENGTH = 5;
const FADE = 0.12;

/** From the lowest tone to the highest, in hertz: three octaves. */
const [LOW, HIGH] = [220, 1760];
const THUD = 80;

let playing;

/** Ends what is heard. */
export function silence() {
  playing?.close();
  playing = undefined;
}

/** Plays marks that have a day; `done` hears when it is over. Several series go from the left ear to the right one. */
export function play(marks, done) {
  silence();
  const own = (playing = new AudioContext());
  const dated = marks.filter(({ day, isEvent }) => day !== undefined && !isEvent);
  const days = dated.map(({ day }) => day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const most = Math.max(...dated.map(({ amount = 0 }) => amount), 1);
  const series = [...new Set(dated.map((mark) => mark.series))];
  for (const { day, amount, series: name } of dated) {
    const at = own.currentTime + 0.05 + (LENGTH * (day - first)) / Math.max(1, last - first);
    const side = series.length > 1 ? (2 * series.indexOf(name)) / (series.length - 1) - 1 : 0;
    const tone = amount === undefined ? THUD : LOW * (HIGH / LOW) ** (amount / most);
    sound(own, tone, at, 0.8 * side);
  }
  own.onstatechange = () => own.state === "closed" && done();
  setTimeout(() => playing === own && silence(), 1000 * (LENGTH + 1));
}

/** A sine and its octave, which small loudspeakers give, too. */
function sound(own, hertz, at, side) {
  const volume = new GainNode(own, { gain: 0 });
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.12, at + 0.01);
  volume.gain.exponentialRampToValueAtTime(0.001, at + FADE);
  volume.connect(new StereoPannerNode(own, { pan: side })).connect(own.destination);
  for (const octave of [1, 2]) {
    const tone = new OscillatorNode(own, { frequency: hertz * octave });
    tone.connect(volume);
    tone.start(at);
    tone.stop(at + FADE);
  }
}
