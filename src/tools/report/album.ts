// The album: hands out pictures as figures, and remembers them for the files beside the page.
import { type Child, type Markup, type Picture, figure } from '../../pictures/index.ts'

export class Album {
  readonly pictures: Picture[] = []

  show(picture: Picture, options: { readonly note?: Child; readonly wide?: boolean } = {}): Markup {
    if (this.pictures.some(({ name }) => name === picture.name)) throw new RangeError(`two pictures are called ${picture.name}`)
    this.pictures.push(picture)
    return figure(picture, options)
  }
}
