package org.hotline12345.models.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12345.models.embedding.EmbeddingModels;
import org.hotline12345.understanding.EmergencyDetector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules and the shipped model together, on sentences that nothing was learned from. */
class HearingEmergenciesTest {

  private final EmergencyDetector detector =
      new EmergencyDetector(LinearRouteModel.shipped(EmbeddingModels.bgeSmallZh()));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "炒菜的油烟从楼下飘上来，熏得眼睛睁不开",
        "夜宵店油烟太大，熏得我们一家眼泪直流睁不开眼",
        "真谢谢你们，那天夜里把我老父亲从水里救了上来",
        "谢谢你陪我说话，我现在想通了，不会跳了",
        "多谢，孩子已经找着了，在他舅舅家看电视",
        "刚泡了杯茶，坐下来歇歇，跟你聊两句",
        "救护车那次来得真快，替我谢谢那两位医生",
        "公交挤得我快断气了，早高峰能不能加车",
        "隔壁打牌打到半夜，吵得我心脏都要跳出来",
        "消防栓被面包车挡住了，来人拖走",
        "前年我爸中风，现在想办个护理补贴",
        "我们村道的护栏上个月被车撞断了，还没人修",
      })
  void imaginesNone(String text) {
    assertThat(detector.detect(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我姐进浴室一个多钟头了，水一直响，喊她不理人",
        "同事收了工牌说谢谢大家这些年，然后往楼顶上去了",
        "对过那户的窗帘在烧，屋里好像没人",
        "师傅从吊篮上翻下来了，躺着直哼哼，腰不能动",
        "阿爷吃馒头咽牢了，面孔发紫",
        "妈妈说话突然大舌头，筷子夹不住菜",
        "有个男的在后面一直跟我，我停他也停，巷子里没别人",
        "骑车的大姐被泥头车带倒，腿压在轮子底下",
        "刚按他说的把验证码念过去了，卡里的钱在往外走",
        "下到窖里的两个人都没声音了",
      })
  void hearsThem(String text) {
    assertThat(detector.detect(text)).isPresent();
  }
}
