'use strict';
exports.PORT = Number(process.env.UDP_PORT || 41234);
exports.HOST = process.env.UDP_HOST || 'localhost';
exports.pack = (kind, sid, name, n) => Buffer.from(JSON.stringify({
  v: 1, meta: { kind, sid, ts: Date.now() }, body: { who: { name }, payload: { n } } }));
exports.unpack = (b) => {
  const o = JSON.parse(b.toString('utf8'));
  return { kind: o.meta.kind, sid: o.meta.sid, name: o.body.who.name, n: o.body.payload.n };
};
