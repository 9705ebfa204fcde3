export {
  CallObserver,
  type CallHandlerScope,
  type CallObservation,
  type CallOptions,
  type CallResult,
  type CallTarget,
} from './call-target.ts';
