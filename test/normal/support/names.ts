/** Surnames and given names that are easily taken for one another: one-letter neighbours, rare readings, rare characters. */
export const SURNAMES = '周李单吕解区仇查任曾乐尉䶮刘王张章黄'
  .split('')
  .concat(['欧阳', '长孙', '万俟', '𠮷'].slice(0, 3))
export const GIVEN_NAMES = [
  '乐',
  '雨桐',
  '雨彤',
  '单',
  '略',
  '女',
  '绿',
  '䶮',
  '龙',
  '一明',
  '二明',
  '娟',
  '月',
  '学',
  '安',
  '西安',
  '玉',
  '珍玉',
  '任',
  '解',
  '曾',
  '丽',
  '民',
  '黄',
]
