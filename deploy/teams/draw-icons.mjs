// Draws both icons of the app package: node deploy/teams/draw-icons.mjs
// colour 192×192 (no transparency), outline 32×32 (white on transparent, as Teams wants it). Nothing but Node.js is needed.
import { deflateSync, crc32 } from "node:zlib";
import { writeFileSync } from "node:fs";

const Blue = [0x17, 0x46, 0x4f];
const White = [0xff, 0xff, 0xff];
const Amber = [0xf2, 0xc9, 0x4c];

// A page with a marked line: places in a square of side 1.
const box = (x0, y0, x1, y1) => (x, y) => x >= x0 && x <= x1 && y >= y0 && y <= y1;
const round = (x0, y0, x1, y1, r) => (x, y) => {
  const dx = Math.max(x0 + r - x, 0, x - (x1 - r));
  const dy = Math.max(y0 + r - y, 0, y - (y1 - r));
  return box(x0, y0, x1, y1)(x, y) && Math.hypot(dx, dy) <= r;
};
const disc = (cx, cy, r) => (x, y) => Math.hypot(x - cx, y - cy) <= r;
// One quotation mark: a disc with a tail to its upper right.
const mark = (cx, cy, r) => (x, y) =>
  disc(cx, cy, r)(x, y) || (disc(cx + r * 0.9, cy - r * 0.2, r * 1.9)(x, y) && !disc(cx + r * 1.5, cy + r * 0.15, r * 1.75)(x, y) && x <= cx + r * 1.0 && y <= cy);

const colour = [
  [box(0, 0, 1, 1), Blue],
  [round(0.22, 0.16, 0.78, 0.84, 0.06), White],
  [mark(0.36, 0.335, 0.045), Blue],
  [mark(0.5, 0.335, 0.045), Blue],
  [round(0.3, 0.46, 0.7, 0.52, 0.02), Blue],
  [round(0.3, 0.57, 0.7, 0.64, 0.02), Amber],
  [round(0.3, 0.69, 0.56, 0.75, 0.02), Blue],
];

const frame = (outer, inner) => (x, y) => outer(x, y) && !inner(x, y);
const outline = [
  [frame(round(0.16, 0.06, 0.84, 0.94, 0.08), round(0.235, 0.135, 0.765, 0.865, 0.04)), White],
  [mark(0.38, 0.33, 0.06), White],
  [mark(0.57, 0.33, 0.06), White],
  [round(0.33, 0.49, 0.67, 0.56, 0.02), White],
  [round(0.33, 0.66, 0.67, 0.73, 0.02), White],
];

function draw(size, shapes) {
  const fine = 8;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const sum = [0, 0, 0, 0];
      for (let s = 0; s < fine * fine; s++) {
        const x = (px + ((s % fine) + 0.5) / fine) / size;
        const y = (py + (Math.floor(s / fine) + 0.5) / fine) / size;
        const top = shapes.findLast(([contains]) => contains(x, y));
        if (top) {
          top[1].forEach((value, i) => (sum[i] += value));
          sum[3] += 255;
        }
      }
      const covered = sum[3] / 255;
      const at = py * (size * 4 + 1) + 1 + px * 4;
      for (let i = 0; i < 3; i++) rows[at + i] = covered ? Math.round(sum[i] / covered) : 255;
      rows[at + 3] = Math.round(sum[3] / (fine * fine));
    }
  }
  return rows;
}

function png(size, rows) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

for (const [name, size, shapes] of [["color.png", 192, colour], ["outline.png", 32, outline]]) {
  writeFileSync(new URL(name, import.meta.url), png(size, draw(size, shapes)));
}
