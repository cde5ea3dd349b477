/** Style of the report. Marks differ by more than colour. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8881; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 1.5rem auto; max-width: 80rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .85rem; }
th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: right; }
th:first-child, td:first-child { text-align: left; }
.scroll { overflow-x: auto; }
.side { display: flex; gap: 2rem; flex-wrap: wrap; align-items: start; }
svg { width: 26rem; max-width: 100%; font-size: 11px; fill: currentColor; }
.bar { fill: #4a7fb5; opacity: .55; } .claim { fill: #c2410c; } .honest { stroke: #888; stroke-dasharray: 4 3; }
.axis { fill: none; stroke: currentColor; }
form { display: flex; gap: 1rem; flex-wrap: wrap; align-items: end; padding: .6rem 0; position: sticky; top: 0; background: Canvas; }
label { display: grid; font-size: .8rem; }
article { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .3rem; padding: .5rem .8rem; margin: .7rem 0; }
article.miss { border-left-color: #b91c1c; } article.extra { border-left-color: #b45309; } article.mismatch { border-left-color: #4a7fb5; }
article header { font-size: .85rem; } article header b { text-transform: uppercase; font-size: .75rem; }
.reading { display: grid; grid-template-columns: 5.5rem 1fr; gap: .2rem .8rem; margin: .4rem 0 0; }
.reading > p { margin: 0; white-space: pre-line; } .what { font-size: .8rem; opacity: .8; }
.cue { font-weight: 700; text-decoration: underline; } .mention { font-style: italic; border-bottom: 2px dotted #15803d; }
.content { background: #facc1540; }
[hidden] { display: none; }
`;
