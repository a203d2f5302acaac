/**
 * Code tables that several registries hold a copy of: what each code means in the contract, and (…_NAMES) what the standard calls it.
 * Numeric-looking keys keep their leading zero because they are strings.
 */

/** GB/T 2261.1 */
export const SEX = { '0': 'UNKNOWN', '1': 'MALE', '2': 'FEMALE', '9': 'UNSPECIFIED' } as const
export const SEX_NAMES = { '0': '未知的性别', '1': '男性', '2': '女性', '9': '未说明的性别' } as const

const ETHNIC_NAMES =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'

/** GB 3304: two digits, in the order of the standard; 97 and 98 from general knowledge. */
export const ETHNICITY: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ETHNIC_NAMES.split(' ').map((name, index) => [String(index + 1).padStart(2, '0'), `${name}族`]),
  ),
  '97': '其他',
  '98': '外国血统中国籍人士',
}

/** GB/T 4761-2008, relation to the head of the household (in the education and civil-affairs registries: to the child). */
export const RELATION: Readonly<Record<string, string>> = {
  '01': '本人',
  '02': '户主',
  '10': '配偶',
  '11': '夫',
  '12': '妻',
  '20': '子',
  '21': '独生子',
  '22': '长子',
  '23': '次子',
  '24': '三子',
  '27': '养子或继子',
  '28': '女婿',
  '29': '其他儿子',
  '30': '女',
  '31': '独生女',
  '32': '长女',
  '33': '次女',
  '34': '三女',
  '37': '养女或继女',
  '38': '儿媳',
  '39': '其他女儿',
  '40': '孙子、孙女或外孙子、外孙女',
  '41': '孙子',
  '42': '孙女',
  '43': '外孙子',
  '44': '外孙女',
  '50': '父母',
  '51': '父亲',
  '52': '母亲',
  '57': '继父或养父',
  '58': '继母或养母',
  '60': '祖父母或外祖父母',
  '61': '祖父',
  '62': '祖母',
  '63': '外祖父',
  '64': '外祖母',
  '70': '兄弟姐妹',
  '71': '兄',
  '73': '弟',
  '75': '姐姐',
  '77': '妹妹',
  '81': '伯父',
  '83': '叔父',
  '85': '舅父',
  '97': '其他亲属',
  '99': '非亲属',
}

/** 是否: yes or no in registries that keep it as a code. */
export const YES_NO = { '0': false, '1': true } as const
export const YES_NO_NAMES = { '0': '否', '1': '是' } as const
