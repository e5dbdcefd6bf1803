// patchcord verify: placeholder until merged
export async function verify(_dataset: string, _options: { json: boolean; quiet: boolean }): Promise<number> { return 0 }
