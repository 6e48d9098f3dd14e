import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dark, light, pairs } from '../src/palette.js';

const channel = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex) => {
  const [r, g, b] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

for (const [theme, palette] of Object.entries({ light, dark })) {
  for (const [kind, least] of [['text', 4.5], ['sign', 3]]) {
    test(`${theme}: every ${kind} has a contrast of ${least} to what it stands on`, () => {
      const weak = pairs[kind]
        .map(([over, ground]) => [over, ground, contrast(palette[over], palette[ground])])
        .filter(([, , ratio]) => !(ratio >= least));

      assert.deepEqual(weak, []);
    });
  }
}

test('both themes name the same colours', () => assert.deepEqual(Object.keys(light), Object.keys(dark)));
