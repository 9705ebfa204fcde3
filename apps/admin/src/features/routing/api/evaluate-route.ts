import { useMutation } from '@tanstack/react-query';
import { dataOf, hub, type Schemas } from '../../../lib/api/hub.ts';

export type RouteQuestion = Schemas['EvaluateDto'];
export type Evaluation = Schemas['EvaluationDto'];

const evaluateRoute = (body: RouteQuestion) => dataOf(hub.POST('/api/v1/routing-rules/evaluate', { body }));

/** Asks which connection would serve a request, and why. A dry run: viewers may ask too. */
export const useEvaluateRoute = () => useMutation({ mutationFn: evaluateRoute });
