export { CompiledPolicies } from './compiled-policies.ts';
export { PolicyBook } from './policy-book.service.ts';
export { PoliciesHttpModule, PoliciesModule } from './policies.module.ts';
export * from './verdict.ts';
