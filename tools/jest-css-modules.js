// What a CSS module is in a test: every class goes by its own name.
export default new Proxy({}, { get: (_classes, name) => String(name) });
