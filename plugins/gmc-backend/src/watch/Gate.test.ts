import { Gate } from './Gate';

describe('Gate', () => {
  const { signal } = new AbortController();

  it('lets the next one in when one leaves, in the order they came', async () => {
    const gate = new Gate(1);
    const entered: string[] = [];
    const leaveFirst = await gate.enter(signal);
    const second = gate.enter(signal).then(leave => {
      entered.push('second');
      return leave;
    });
    const third = gate.enter(signal).then(leave => {
      entered.push('third');
      return leave;
    });
    await Promise.resolve();
    expect(entered).toEqual([]);
    leaveFirst();
    // Leaving twice makes no second place.
    leaveFirst();
    (await second)();
    (await third)();
    expect(entered).toEqual(['second', 'third']);
  });

  it('forgets who gave up waiting', async () => {
    const gate = new Gate(1);
    const leave = await gate.enter(signal);
    const impatient = new AbortController();
    const waiting = gate.enter(impatient.signal);
    impatient.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    leave();
    await expect(gate.enter(signal)).resolves.toBeDefined();
  });
});
