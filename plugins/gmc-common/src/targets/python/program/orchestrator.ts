import type { ProgramPlan } from '../ProgramPlan';
import { joinParts } from './joinParts';

/** What calls the microservices, as far as all programs have it. */
const ORCHESTRATOR = `class CheckedSession:
    """Takes an error's status for an error, where comps takes its body as an answer."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    def post(self, url: str, **options: Any) -> Any:
        return self.session.post(url, raise_for_status=True, **options)


class Orchestrator(ServiceOrchestrator):
    """Calls the microservices in the order of the flow."""

    def __init__(self) -> None:
        super().__init__()
        for service in SERVICES:
            self.add(service)
`;

const ADD_CALLS = `        for caller, callee in CALLS:
            # flow_to only logs a call that it refuses.
            if not self.flow_to(caller, callee):
                raise RuntimeError(f"{caller.name} can't call {callee.name}")
`;

const EXECUTE = `
    async def execute(
        self,
        session: aiohttp.ClientSession,
        req_start: float,
        cur_node: str,
        inputs: dict[str, Any],
        runtime_graph: DAG,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[Any, str]:
        """Calls a microservice; where it fails, so does the request."""
        name = cur_node.removesuffix("/MicroService")
        try:
            result, node = await super().execute(
                CheckedSession(session),
                req_start,
                cur_node,
                dict(inputs),  # comps changes it, and others are sent the same
                runtime_graph,
                *args,
                **kwargs,
            )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            logger.error(f"'{name}' failed: {error!r}")
            raise HTTPException(502, f"The microservice '{name}' failed") from error
`;

const PASS_SOUND_ON = `        if isinstance(result, bytes):
            # Sound: comps can take it no further as it is.
            result = StreamingResponse(iter([result]), media_type="audio/wav")
`;

const CHECK_ANSWER = `        if runtime_graph.downstream(node) and not isinstance(result, dict):
            raise HTTPException(502, f"'{name}' did not answer with a JSON object")
`;

const ALIGN_INPUTS = `
    def align_inputs(
        self, inputs: dict[str, Any], cur_node: str, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Asks for a service's model, unless the client asks for another."""
        if cur_node in MODELS and not inputs.get("model"):
            return {**inputs, "model": MODELS[cur_node]}
        return inputs
`;

/** What calls the microservices, and minds what comps does not. */
export function orchestrator(plan: ProgramPlan): string {
  const { services, calls, streams, severalAnswers } = plan;
  return joinParts(
    ORCHESTRATOR,
    calls.length > 0 && ADD_CALLS,
    EXECUTE,
    !streams && !severalAnswers && PASS_SOUND_ON,
    calls.length > 0 && CHECK_ANSWER,
    '        return result, node\n',
    services.some(({ model }) => model !== undefined) && ALIGN_INPUTS,
    '\n\norchestrator = Orchestrator()\n',
  );
}
