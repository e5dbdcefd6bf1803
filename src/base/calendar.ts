// tmp
export function dayText(day: number): string { return new Date(day * 86400000).toISOString().slice(0, 10) }
