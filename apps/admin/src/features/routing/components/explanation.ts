import type { Connection } from '../../integrations/index.ts';
import type { Evaluation, RouteQuestion } from '../api/evaluate-route.ts';
import type { Rule } from '../api/list-rules.ts';

/** A question, the hub's answer, and what the answer names by id. */
export interface Explanation {
  question: RouteQuestion;
  evaluation: Evaluation;
  rules: readonly Rule[];
  connections: readonly Connection[];
}
