// p2.ts FILE|- [MATCH…] : compact parse view. "-t TEXT" for a text.
import { readFileSync } from 'node:fs';
import { createEngine } from './src/pipeline/engine.js';
import { resolveConfig } from './src/pipeline/config.js';
const args = process.argv.slice(2);
let text: string; let match: string[];
if (args[0] === '-t') { text = args[1]!; match = []; } else { text = readFileSync(args[0]!, 'utf8'); match = args.slice(1); }
const engine = createEngine(resolveConfig({}, process.cwd()) as any);
let L: any; const F: any[] = [];
engine.process({ id: 'x', source: 'x.txt', format: 'txt', text, sha256: 'x', packed: false, metadata: {}, } as any, (_s, l, f) => { L = l; F.push(...f); });
const T = L.tokens; 
const w = (r: any) => (r ? T.slice(r.first, r.last).map((t: any) => t.text ?? L.view.slice(t.start, t.end)).join(' ') : '-');
if (args[0] !== '-t' || true) console.log('PARTIES', L.parties?.join(' '), '| ENT', L.entities.map((e: any) => e.id + (e.role ? `(${e.role})` : '')).join(' '));
L.sentences.forEach((s: any, i: number) => {
  const str = L.view.slice(s.start, s.end);
  if (match.length && !match.some((m) => str.includes(m))) return;
  console.log('\n#', i, L.segments[s.segment].kind, L.segments[s.segment].parent ?? '');
  console.log(T.slice(s.first, s.last).map((t: any) => L.view.slice(t.start, t.end) + '/' + t.tag).join(' '));
  for (const m of L.mentions) if (m.start >= s.start && m.end <= s.end) console.log('  @', L.view.slice(m.start, m.end), '=', m.entities.join('+'), m.kind, m.rule);
  L.parses[i].clauses.forEach((c: any, k: number) => console.log('  C' + k, c.kind, 'p' + c.parent, `[${w(c)}]`, 'SUBJ:', w(c.subject), '| V:', c.verbs.map((v: any) => `${w(v)}<${v.form}/${v.tense}${v.passive ? '/pass' : ''}${v.negated ? '/neg' : ''}>`).join(' ; ')));
  for (const f of F) if (f.span && f.span.start >= s.start && f.span.end <= s.end && /^refused/.test(f.rule)) console.log('  -', f.message);
  for (const st of L.statements) if (st.cue.start >= s.start && st.cue.end <= s.end) console.log('  +', st.cue.act, JSON.stringify(L.view.slice(st.cue.start, st.cue.end)), st.speakers.join('+'), `(${st.speakerMention ? L.view.slice(st.speakerMention.start, st.speakerMention.end) : '-'})`, '->', st.targets.join(','), '::', st.content ? L.view.slice(st.content.start, st.content.end) : null, [st.cue.negated && 'neg', st.cue.restated && 're', st.reported && 'rep', st.when, st.parent !== null && 'p' + st.parent].filter(Boolean).join(' '), st.rules.join(' '));
});
