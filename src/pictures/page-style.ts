// The style sheet of pages: a phone's width and up, light and dark, and on paper.

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'

export const PAGE = `
*{box-sizing:border-box}
html{color-scheme:light dark;scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 ${FONT};font-variant-numeric:tabular-nums;overflow-wrap:break-word}
header,nav,main,footer{max-width:1200px;margin:0 auto;padding:0 20px}
header{padding-top:36px}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .3em;letter-spacing:-.01em}
h2{font-size:1.3rem;line-height:1.3;margin:2.6em 0 .4em;padding-top:.5em;border-top:1px solid var(--grid)}
h3{font-size:1rem;line-height:1.35;margin:0 0 .2em}
p{max-width:72ch;margin:.5em 0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:12px;top:8px;background:var(--ground);padding:6px 12px;z-index:1}
.lead{font-size:1.08rem;color:var(--muted)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:18px 0 0;padding:10px 0;border-block:1px solid var(--grid);font-size:.94rem}
nav a{text-decoration:none;padding:3px 0}nav a:hover{text-decoration:underline}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));border:1px solid var(--grid);border-radius:8px;overflow:hidden;margin:22px 0}
.facts div{padding:12px 14px;box-shadow:1px 1px 0 var(--grid)}
.facts dt{font-size:.82rem;color:var(--muted)}.facts dd{margin:0;font-size:1.2rem;font-weight:600}
.grid-of-figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,350px),1fr));gap:28px 32px;margin:18px 0;align-items:start}
figure{margin:18px 0;container-type:inline-size;min-width:0;break-inside:avoid}
.grid-of-figures figure{margin:0}
figcaption .note{font-size:.9rem;color:var(--muted);margin:0 0 .7em;max-width:80ch}
.picture{display:block;max-width:100%;height:auto}
@container (max-width:679px){.wide{display:none}}
@container (min-width:680px){.narrow{display:none}}
.scroll{overflow-x:auto;max-width:100%;background:linear-gradient(to left,var(--ground) 40%,transparent) 100% 0/48px 100% no-repeat local,linear-gradient(to left,var(--grid),transparent) 100% 0/16px 100% no-repeat scroll}
table{border-collapse:collapse;font-size:.92rem;margin:12px 0}
caption{text-align:left;font-weight:600;padding:0 0 .4em}
th,td{padding:5px 14px 5px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--grid)}
th{font-weight:600;font-size:.85rem;color:var(--muted)}tbody th{color:var(--ink);font-size:inherit;font-weight:500}
.right{text-align:right}.short{white-space:nowrap}
.note-box{border-left:4px solid var(--grid);background:var(--panel);padding:10px 16px;margin:14px 0;max-width:80ch}
.note-box.good{border-color:var(--c3)}.note-box.bad{border-color:var(--c1)}.note-box p{margin:.2em 0}
details{margin:8px 0}summary{cursor:pointer;color:var(--muted);font-size:.92rem}
code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
footer{margin-top:60px;padding-bottom:40px;color:var(--muted);font-size:.88rem}
@media (max-width:480px){header,nav,main,footer{padding-left:16px;padding-right:16px}h1{font-size:1.5rem}}
@media print{nav,.skip{display:none}body{font-size:11pt}h2{break-after:avoid}a{color:inherit;text-decoration:none}.scroll{overflow:visible}}
`.replaceAll('\n', '')
