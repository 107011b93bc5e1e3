import * as fc from 'fast-check';
import type { FlowEdge } from '../../opea';
import { flowShape } from './flowShape';
import type { FlowShape } from './flowShape';

/** Writes a shape as a rule does: a >> (b, c >> d) */
function write(shape: FlowShape): string {
  if (shape.kind === 'service') {
    return shape.name;
  }
  const parts = shape.parts.map(write);
  return shape.kind === 'series' ? parts.join(' >> ') : `(${parts.join(', ')})`;
}

function shapeOf(calls: string): string {
  const edges = calls.split(' ').map(call => {
    const [from, to] = call.split('>');
    return { from, to };
  });
  const names = [...new Set(edges.flatMap(({ from, to }) => [from, to]))];
  const result = flowShape(names, edges);
  return 'tangled' in result
    ? `tangled: ${result.tangled}`
    : write(result.shape);
}

describe('flowShape', () => {
  it.each([
    ['a>b b>c', 'a >> b >> c'],
    ['a>b a>c', 'a >> (b, c)'],
    ['a>b a>c b>d c>d', 'a >> (b, c) >> d'],
    ['a>c a>d b>c b>d', '(a, b) >> (c, d)'],
    ['a>b a>c b>d c>e d>e', 'a >> (b >> d, c) >> e'],
    ['a>b c>d', '(a >> b, c >> d)'],
  ])('takes %s apart', (calls, expected) => {
    expect(shapeOf(calls)).toBe(expected);
  });

  it.each([
    ['a>b a>c b>c', 'a,b,c'],
    ['s>a s>b a>c a>d b>d', 'a,b,c,d'],
    ['a>c a>d b>d', 'a,c,d,b'],
  ])('names the services that have no such shape: %s', (calls, names) => {
    expect(shapeOf(calls)).toBe(`tangled: ${names}`);
  });

  it('names only the group that is tangled', () => {
    expect(shapeOf('a>b b>c c>d c>e d>e')).toBe('tangled: c,d,e');
  });

  it('takes the longest flow apart', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `s${index}`);
    const edges = names
      .slice(1)
      .map((to, index) => ({ from: names[index], to }));
    expect(flowShape(names, edges)).toEqual({
      shape: {
        kind: 'series',
        parts: names.map(name => ({ kind: 'service', name })),
      },
    });
  });

  it('follows parts within parts to some depth, and not without end', () => {
    const names: string[] = [];
    const edges: FlowEdge[] = [];
    for (let level = 0; level < 3_000; level++) {
      // Each level runs beside one service, and after another.
      edges.push({ from: `a${level}`, to: `b${level}` });
      edges.push({ from: `a${level}`, to: `a${level + 1}` });
      names.push(`a${level}`, `b${level}`);
    }
    const result = flowShape([...names, 'a3000'], edges);
    expect('tangled' in result && result.tangled.length).toBeGreaterThan(5_000);
  });

  it('finds again every shape that a flow was made from', () => {
    const shape = fc.letrec<{ shape: FlowShape }>(tie => ({
      shape: fc.oneof(
        { maxDepth: 3 },
        fc.constant<FlowShape>({ kind: 'service', name: '' }),
        fc.record({
          kind: fc.constantFrom('series' as const, 'parallel' as const),
          parts: fc.array(tie('shape'), { minLength: 2, maxLength: 3 }),
        }),
      ),
    })).shape;
    fc.assert(
      fc.property(shape, made => {
        const named = flatten(nameServices(made, { next: 0 }));
        const edges: FlowEdge[] = [];
        connect(named, edges);
        const result = flowShape(servicesOf(named), edges);
        expect('shape' in result && write(result.shape)).toBe(write(named));
      }),
    );
  });
});

function nameServices(shape: FlowShape, counter: { next: number }): FlowShape {
  if (shape.kind === 'service') {
    return { kind: 'service', name: `s${counter.next++}` };
  }
  return {
    kind: shape.kind,
    parts: shape.parts.map(part => nameServices(part, counter)),
  };
}

function flatten(shape: FlowShape): FlowShape {
  if (shape.kind === 'service') {
    return shape;
  }
  return {
    kind: shape.kind,
    parts: shape.parts
      .map(flatten)
      .flatMap(part => (part.kind === shape.kind ? part.parts : [part])),
  };
}

function servicesOf(shape: FlowShape): string[] {
  return shape.kind === 'service'
    ? [shape.name]
    : shape.parts.flatMap(servicesOf);
}

/** Adds the calls of a shape; gives its first and last services. */
function connect(
  shape: FlowShape,
  edges: FlowEdge[],
): { firsts: string[]; lasts: string[] } {
  if (shape.kind === 'service') {
    return { firsts: [shape.name], lasts: [shape.name] };
  }
  const ends = shape.parts.map(part => connect(part, edges));
  if (shape.kind === 'parallel') {
    return {
      firsts: ends.flatMap(({ firsts }) => firsts),
      lasts: ends.flatMap(({ lasts }) => lasts),
    };
  }
  for (let index = 1; index < ends.length; index++) {
    for (const from of ends[index - 1].lasts) {
      edges.push(...ends[index].firsts.map(to => ({ from, to })));
    }
  }
  return { firsts: ends[0].firsts, lasts: ends[ends.length - 1].lasts };
}
