import { ApiError, apiErrorOf } from '../../../lib/api/api-error.ts';
import { hub, unreached, type Schemas } from '../../../lib/api/hub.ts';

/** What a check found. */
export type Verification = Schemas['VerificationView'];
export type CheckStep = Verification['steps'][number];

interface Line {
  readonly step?: CheckStep;
  readonly result?: Verification;
}

/** Asks the vendor whether the credentials are good; `onStep` hears of each step as soon as it holds. */
export async function checkConnection(id: string, onStep: (step: CheckStep) => void): Promise<Verification> {
  try {
    const { data, error, response } = await hub.POST('/api/v1/integrations/{id}/verify/steps', {
      params: { path: { id } },
      parseAs: 'stream',
    });
    if (!response.ok || !data) throw apiErrorOf(response.status, error, response.headers.get('x-request-id'));
    for await (const line of linesOf(data)) {
      if (line.step !== undefined) onStep(line.step);
      if (line.result !== undefined) return line.result;
    }
  } catch (error) {
    throw error instanceof ApiError ? error : unreached(error);
  }
  throw new ApiError({ status: 0, code: 'answer_broke_off', message: '' });
}

async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}
