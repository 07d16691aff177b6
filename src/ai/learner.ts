/**
 * Multinomial logistic regression over sparse features, learnt by AdaGrad in a fixed order: the same examples give the same
 * weights on every machine. Small enough to learn at start (a second for a thousand messages), so no weights are kept.
 */

export interface Learner<L extends string> {
  /** Probabilities of the labels, the likeliest first. */
  guess(features: readonly string[]): [L, number][];
}

interface Options {
  readonly rounds?: number;
  readonly rate?: number;
  /** Pull towards zero: higher for fewer examples. */
  readonly decay?: number;
}

export function learn<L extends string>(
  examples: readonly { readonly features: readonly string[]; readonly label: L; readonly weight?: number }[],
  { rounds = 8, rate = 0.3, decay = 0.0005 }: Options = {},
): Learner<L> {
  const labels = [...new Set(examples.map((one) => one.label))].sort();
  const width = labels.length;
  const index = indexOf(examples);
  const rows = examples.map(({ features, label, weight = 1 }) => ({
    at: Int32Array.from(
      [...new Set(features)].flatMap((feature) => {
        const known = index.get(feature);
        return known === undefined ? [] : [known * width];
      }),
    ),
    wanted: labels.indexOf(label),
    weight,
  }));
  const weights = new Float64Array(index.size * width);
  const squares = new Float64Array(index.size * width).fill(1e-6);
  const chances = new Float64Array(width);
  for (let round = 0; round < rounds; round++)
    for (const at of shuffled(rows.length, round)) {
      const row = rows[at];
      if (row === undefined) continue;
      score(row.at, chances, weights);
      const scale = row.weight / Math.sqrt(row.at.length || 1);
      for (let label = 0; label < width; label++) {
        const miss = ((chances[label] ?? 0) - (label === row.wanted ? 1 : 0)) * scale;
        for (const from of row.at) {
          const cell = from + label;
          const slope = miss + decay * (weights[cell] ?? 0);
          squares[cell] = (squares[cell] ?? 0) + slope * slope;
          weights[cell] = (weights[cell] ?? 0) - (rate * slope) / Math.sqrt(squares[cell] ?? 1);
        }
      }
    }

  /** Softmax of the summed weights, the sum scaled by how many features there are. */
  function score(at: ArrayLike<number>, into: Float64Array, from: Float64Array): void {
    const scale = 1 / Math.sqrt(at.length || 1);
    let most = -Infinity;
    for (let label = 0; label < width; label++) {
      let sum = 0;
      for (let n = 0; n < at.length; n++) sum += from[(at[n] ?? 0) + label] ?? 0;
      into[label] = sum * scale;
      most = Math.max(most, sum * scale);
    }
    let all = 0;
    for (let label = 0; label < width; label++) all += into[label] = Math.exp((into[label] ?? 0) - most);
    for (let label = 0; label < width; label++) into[label] = (into[label] ?? 0) / all;
  }

  return {
    guess(features) {
      const at = [...new Set(features)].flatMap((feature) => {
        const known = index.get(feature);
        return known === undefined ? [] : [known * width];
      });
      const found = new Float64Array(width);
      score(at, found, weights);
      return labels.map((label, n): [L, number] => [label, found[n] ?? 0]).sort((a, b) => b[1] - a[1]);
    },
  };
}

/** What only one example has teaches nothing about others. */
function indexOf(examples: readonly { readonly features: readonly string[] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count > 1);
  return new Map(common.map(([feature], nth) => [feature, nth]));
}

/** A fixed order for each round (a multiplicative walk over the indices), so that learning never depends on chance. */
function shuffled(count: number, round: number): number[] {
  const order = Array.from({ length: count }, (_, n) => n);
  let seed = (round + 1) * 2654435761;
  for (let n = count - 1; n > 0; n--) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    const other = seed % (n + 1);
    [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
  }
  return order;
}
