import type { ProgramPlan } from '../ProgramPlan';
import { joinParts } from './joinParts';

const ANSWER_ALL = `    outputs = orchestrator.get_all_final_outputs(results, graph)
    return JSONResponse(
        {node.removesuffix("/MicroService"): result for node, result in outputs.items()}
    )
`;

const BEGUN = `async def begun(response: StreamingResponse) -> StreamingResponse:
    """Waits for the first part: comps makes an empty stream of a failure."""
    parts = aiter(response.body_iterator)
    try:
        first = await anext(parts)
    except (StopAsyncIteration, OSError) as error:
        logger.error(f"The stream of the answer ended before it began: {error!r}")
        raise HTTPException(502, "The last microservice failed") from error

    async def all_parts() -> AsyncIterator[Any]:
        yield first
        async for part in parts:
            yield part

    response.body_iterator = all_parts()
    return response


`;

const ANSWER = `async def answer(body: dict[str, Any]) -> Response:
    """Sends a request through the flow, and answers with what comes out of it."""
`;

/** What answers a request, given the JSON of its body. */
export function answering(plan: ProgramPlan): string {
  const { hasLanguageModel, streams, severalAnswers } = plan;
  const parameters = hasLanguageModel
    ? 'parameters'
    : 'LLMParams(stream=False)';
  return joinParts(
    streams && BEGUN,
    ANSWER,
    hasLanguageModel && readParameters(streams),
    '    results, graph = await orchestrator.schedule(\n',
    `        initial_inputs=body, llm_parameters=${parameters}\n`,
    '    )\n',
    severalAnswers ? ANSWER_ALL : answerLast(streams),
  );
}

function readParameters(streams: boolean): string {
  const settings = streams ? 'body' : '{**body, "stream": False}';
  return `    try:
        parameters = LLMParams.model_validate(${settings})
    except ValidationError as error:
        raise RequestValidationError(error.errors()) from error
`;
}

function answerLast(streams: boolean): string {
  return `    result = results[graph.all_leaves()[-1]]
    if isinstance(result, StreamingResponse):
        return ${streams ? 'await begun(result)' : 'result'}
    return JSONResponse(result)
`;
}
