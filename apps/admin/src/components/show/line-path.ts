interface Frame {
  /** Width of one point's slot; the line runs through their middles. */
  readonly step: number;
  readonly height: number;
  /** The value at the top. */
  readonly most: number;
}

/** The path of a line. A gap in the measurements is a gap in the line; a point between two gaps is a short dash. */
export function linePath(values: readonly (number | null)[], { step, height, most }: Frame): string {
  return values
    .map((value, index) => {
      if (value === null) return '';
      const x = (index + 0.5) * step;
      const y = round(height - (value / most) * (height - 4) - 2);
      const isFirst = (values[index - 1] ?? null) === null;
      const isAlone = isFirst && (values[index + 1] ?? null) === null;
      if (isAlone) return `M${round(x - step / 4)} ${y}H${round(x + step / 4)}`;
      return `${isFirst ? 'M' : 'L'}${round(x)} ${y}`;
    })
    .join('');
}

const round = (value: number) => Math.round(value * 100) / 100;
