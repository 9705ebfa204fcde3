export declare const LAYERS: Readonly<Record<string, readonly string[]>>;
export declare const TEST_ONLY: string;
export declare function workspaceProjects(
  root: string,
): { folder: string; tag: string; name: string; dependencies: string[] }[];
