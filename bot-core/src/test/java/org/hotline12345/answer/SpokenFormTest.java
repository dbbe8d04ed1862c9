package org.hotline12345.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "请拨打 12345 咨询|请拨打幺二三四五咨询",
        "电话：0578-2091234|电话，零五七八二零九幺二三四",
        "手机13857801234|手机幺三八五七八零幺二三四",
        "客服400-820-8820|客服四零零八二零八八二零",
        "拨打110或119、120|拨打幺幺零或幺幺九、幺二零",
        "补助120元|补助一百二十元",
        "工本费5元，押金0.5元|工本费五元，押金五角",
        "收费12.5元，另交2元|收费十二元五角，另交两元",
        "每平方米1,200元|每平方米一千二百元",
        "3.05元|三元零五分",
        "标准为20元/月|标准为每月二十元",
        "奖励1.5万元|奖励一点五万元",
        "最高20000元|最高两万元",
        "自2026年7月1日起|自二零二六年七月一日起",
        "2026-07-01前|二零二六年七月一日前",
        "上午8:30-12:00|上午八点半到十二点",
        "下午2:05|下午两点零五分",
        "3-5个工作日|三到五个工作日",
        "2个工作日内|两个工作日内",
        "2月底前|二月底前",
        "12个月|十二个月",
        "报销70%|报销百分之七十",
        "利率为3.1%~3.6%|利率为百分之三点一到百分之三点六",
        "占1/3|占三分之一",
        "2. 材料齐全|材料齐全",
        "自2026年07月01日起|自二零二六年七月一日起",
        "丽政办发〔2021〕75号|丽政办发二零二一年第七十五号文件",
        "按国发2020第3号执行|按国发二零二零年第三号文件执行",
        "依据浙人社发[2019]12号文|依据浙人社发二零一九年第十二号文件",
        "丽政办函（2022）8号文件规定|丽政办函二零二二年第八号文件规定",
        "《丽水市热线办法》丽政办发〔2021〕75号规定|丽水市热线办法规定",
        "依据《办法》（丽政办发〔2021〕75号）办理|依据办法办理",
        "国务院令第714号|国务院令第七百一十四号",
        "住建部公告2020年第3号|住建部公告二零二零年第三号",
        "《工伤保险条例》第14条|工伤保险条例第十四条",
        "24小时服务|二十四小时服务",
        "共105人、1010户、10050亩|共一百零五人、一千零一十户、一万零五十亩",
        "需带身份证（原件和复印件）|需带身份证",
        "登录https://www.zjzwfw.gov.cn办理|登录办理",
        "父母/监护人|父母或者监护人",
        "档案编号20210045678|档案编号二零二幺零零四五六七八",
      })
  void numbersAreSaidAsPeopleSayThem(String written, String said) {
    assertThat(SpokenForm.speakable(written)).isEqualTo(said);
  }

  @Test
  void aShortAnswerIsSaidWhole() {
    assertThat(SpokenForm.of("**可以**在派出所补领，[点这里](https://a.cn/x)看地点。"))
        .isEqualTo("可以在派出所补领，点这里，看地点。");
  }

  @Test
  void ofALongOneWholeSentencesAndAWordOnTheRest() {
    String answer =
        """
        身份证丢了，可以到任意派出所补领，不用回户籍地。收费40元，15个工作日内拿证。

        **材料**

        - 户口簿或居住证
        - 本人到场拍照、按指纹，不能由别人代办，拍照时不能戴帽子和美瞳
        - 其他材料以窗口的要求为准，去之前最好先打电话问清楚再出门
        """;
    assertThat(SpokenForm.of(answer))
        .isEqualTo(
            "身份证丢了，可以到任意派出所补领，不用回户籍地。收费四十元，十五个工作日内拿证。材料。户口簿或居住证。"
                + "本人到场拍照、按指纹，不能由别人代办，拍照时不能戴帽子和美瞳。"
                + SpokenForm.MORE);
  }

  @Test
  void aSentenceTooLongToListenToEndsAtAClause() {
    String said = SpokenForm.of("申请人应当是" + "本市户籍的在校学生，".repeat(20) + "才能申请。");
    assertThat(said).endsWith("学生。" + SpokenForm.MORE);
    assertThat(said.length()).isLessThan(120);
  }

  @Test
  void nothingThatCannotBeHeardIsLeft() {
    String said = SpokenForm.of("| 项目 | 金额 |\n|---|---|\n| 甲 | 5元 |\n\n见上表 `代码`，**3**项：*一*、二……");
    assertThat(said).doesNotContainPattern("[0-9*|`#\\[\\]()（）]").contains("三项");
    assertThat(SpokenForm.of("")).isEmpty();
  }
}
