/** Computes until it is killed, or until the process that started it has ended. */
process.on('disconnect', () => process.exit());
const rounds = 1_000_000;

function compute(): void {
  for (let round = 0; round < rounds; round += 1) Math.sqrt(round);
  setImmediate(compute);
}

compute();
