const COLUMNS = [40, 120, 200, 280, 360, 440, 520, 600];
const CABLES = [
  { from: 0, to: 3, tone: 'cable-a' },
  { from: 2, to: 1, tone: 'cable-b' },
  { from: 4, to: 6, tone: 'cable-a' },
  { from: 7, to: 5, tone: 'cable-c' },
] as const;

/** Two rows of jacks and the cables between them: what the product is named after. */
export function PatchCables() {
  return (
    <svg className="cables" viewBox="0 0 640 120" preserveAspectRatio="xMinYMid" aria-hidden="true" focusable="false">
      {COLUMNS.flatMap((x) => [
        <circle key={`in-${x}`} className="jack" cx={x} cy={22} r={9} />,
        <circle key={`out-${x}`} className="jack" cx={x} cy={98} r={9} />,
      ])}
      {CABLES.map(({ from, to, tone }) => {
        const start = COLUMNS[from] ?? 0;
        const end = COLUMNS[to] ?? 0;
        return (
          <g key={from} className={tone}>
            <path d={`M${start} 22C${start} 90 ${end} 30 ${end} 98`} />
            <circle cx={start} cy={22} r={4} />
            <circle cx={end} cy={98} r={4} />
          </g>
        );
      })}
    </svg>
  );
}
