/** A copy of the answer as JSON has it, with null at the dotted paths inside `data`. */
export function withoutSecrets(body: unknown, paths: readonly string[]): unknown {
  if (body === undefined || paths.length === 0) return body;
  const copy: unknown = JSON.parse(JSON.stringify(body));
  for (const path of paths) blank(copy, ['data', ...path.split('.')]);
  return copy;
}

function blank(target: unknown, names: readonly string[]): void {
  const [name, ...rest] = names;
  if (name === undefined || typeof target !== 'object' || target === null) return;
  const entry = Object.entries(target).find(([known]) => known === name);
  if (entry === undefined) return;
  if (rest.length === 0) Object.assign(target, { [name]: null });
  else blank(entry[1], rest);
}
