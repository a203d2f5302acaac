/** 复姓: surnames of two characters that are still borne. One that is not here is split after its first character. */
const COMPOUND = new Set(
  '欧阳 上官 司马 司徒 诸葛 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 夏侯 东方 独孤 南宫 澹台 淳于 单于 申屠 公羊 赫连 轩辕 钟离 闾丘 濮阳 太史 端木 呼延 百里 东郭 西门 第五 万俟 闻人 鲜于 拓跋 完颜 纳兰 叶赫'.split(
    ' ',
  ),
)

/**
 * A name as OneRoster wants it, in two parts. A Chinese name begins with its surname; of a name with a middle dot (阿依古丽·买买提) the
 * first part is given and the last the family's. Whatever cannot be parted stands whole in both: nothing is guessed.
 */
export function partsOfName(name: string): { readonly givenName: string; readonly familyName: string } {
  const dotted = name.split(/[·•‧・]/)
  if (dotted.length > 1 && dotted.every((part) => part !== ''))
    return { givenName: dotted.slice(0, -1).join('·'), familyName: dotted.at(-1)! }
  const characters = [...name]
  if (characters.length < 2 || characters.length > 4 || !/^\p{Script=Han}+$/u.test(name))
    return { givenName: name, familyName: name }
  const length = characters.length > 2 && COMPOUND.has(characters.slice(0, 2).join('')) ? 2 : 1
  return { familyName: characters.slice(0, length).join(''), givenName: characters.slice(length).join('') }
}
