/** Computes and does nothing else, until it is killed or whoever started it has gone. */
process.on('disconnect', () => process.exit());
const rounds = 1_000_000;

function compute(): void {
  for (let round = 0; round < rounds; round += 1) Math.sqrt(round);
  setImmediate(compute);
}

compute();
