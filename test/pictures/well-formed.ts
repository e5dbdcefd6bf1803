// Whether markup is well-formed, as XML asks: every element closed in turn, no stray character of markup.

const TOKEN = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)/gy
const ENTITY = /&(?!(amp|lt|gt|quot);)/

export function wellFormed(text: string): boolean {
  const open: string[] = []
  let at = 0
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [all, closing, name, attributes, empty, words] = match
    at += all.length
    if (ENTITY.test(words ?? attributes)) return false
    if (words !== undefined) continue
    if (closing !== '') {
      if (open.pop() !== name) return false
    } else if (empty === '') open.push(name)
  }
  return at === text.length && open.length === 0
}
