import type { ProgramPlan } from '../ProgramPlan';
import { joinParts } from './joinParts';

const COMPS = `from comps import (
    CustomLogger,
    MicroService,
    ServiceOrchestrator,
    ServiceRoleType,
    ServiceType,
)
`;

/** Imports just what the rest of the program uses, in the order of isort. */
export function imports(plan: ProgramPlan): string {
  const { hasLanguageModel, severalAnswers, streams } = plan;
  const responses = joinParts(
    'JSONResponse, Response',
    !severalAnswers && ', StreamingResponse',
  );
  return joinParts(
    'import os\n',
    'import signal\n',
    streams && 'from collections.abc import AsyncIterator\n',
    'from typing import Any\n',
    '\n',
    'import aiohttp\n',
    COMPS,
    'from comps.cores.mega.dag import DAG\n',
    'from comps.cores.proto.docarray import LLMParams\n',
    'from fastapi import HTTPException\n',
    hasLanguageModel &&
      'from fastapi.exceptions import RequestValidationError\n',
    `from fastapi.responses import ${responses}\n`,
    hasLanguageModel && 'from pydantic import ValidationError\n',
  );
}
