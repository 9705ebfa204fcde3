export type { Route, RouteQuestion } from './choose-route.ts';
export { RouteGuard, RouteGuards, type GuardQuestion, type GuardVerdict } from './route-guard.ts';
export { Router, type MayUse } from './router.service.ts';
export { RoutingHttpModule, RoutingModule } from './routing.module.ts';
