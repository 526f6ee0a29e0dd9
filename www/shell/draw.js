/**
 * Draws what the core wants drawn: its commands are numbers, a code and what that takes (`src/web/canvas.rs`). Called one by one from
 * wasm, the same calls took twice as long.
 */

/** The context of each canvas: to ask for it again takes as long as a stroke. */
const contexts = new WeakMap();

function contextOf(canvas) {
  let context = contexts.get(canvas);
  if (!context) {
    context = canvas.getContext("2d");
    if (context) contexts.set(canvas, context);
  }
  return context;
}

/** Draws on an empty canvas; says whether that can be drawn on. A unit of the commands is so many device pixels. */
export function draw(canvas, unit, commands, texts) {
  const context = contextOf(canvas);
  if (!context) return false;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.setTransform(unit, 0, 0, unit, 0, 0);
  context.lineJoin = "round";
  for (let at = 0; at < commands.length;) {
    switch (commands[at++]) {
      case 0: context.fillStyle = texts[commands[at++]]; break;
      case 1: context.strokeStyle = texts[commands[at++]]; break;
      case 2: context.lineWidth = commands[at++]; break;
      case 3: context.font = texts[commands[at++]]; break;
      case 4: context.textAlign = texts[commands[at++]]; break;
      case 5: context.textBaseline = texts[commands[at++]]; break;
      case 6: context.fillText(texts[commands[at++]], commands[at++], commands[at++]); break;
      case 7: context.fillRect(commands[at++], commands[at++], commands[at++], commands[at++]); break;
      case 8: context.strokeRect(commands[at++], commands[at++], commands[at++], commands[at++]); break;
      case 9:
        context.beginPath();
        context.arc(commands[at++], commands[at++], commands[at++], 0, 2 * Math.PI);
        break;
      case 10:
        context.beginPath();
        // A first `lineTo` moves.
        for (const end = at + 1 + 2 * commands[at++]; at < end;) context.lineTo(commands[at++], commands[at++]);
        break;
      case 11: context.fill(); break;
      case 12: context.stroke();
    }
  }
  return true;
}
