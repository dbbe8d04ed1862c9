import java.nio.file.Path;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;
import org.ofdrw.layout.element.Span;

/** Makes notice.ofd with ofdrw-layout 2.3.6; see README.md. */
public class MakeOfd {
  public static void main(String[] args) throws Exception {
    try (OFDDoc doc = new OFDDoc(Path.of(args[0]))) {
      add(doc, "云溪市人民政府办公室文件", 9, true);
      add(doc, "云政办发〔2025〕7号", 4.5, true);
      add(doc, "云溪市人民政府办公室关于做好高温天气户外作业防护工作的通知", 7, true);
      add(doc, "各县（市、区）人民政府，市政府直属各单位：", 4.5, false);
      add(doc, "　　为了保障户外作业人员的身体健康，现就做好高温天气防护工作通知如下：", 4.5, false);
      add(doc, "　　一、作业时间", 4.5, false);
      add(
          doc,
          "　　日最高气温达到40摄氏度以上的，停止当日户外作业；日最高气温达到37摄氏度以上、不到40摄氏度的，全天户外作业时间不超过6小时，12时至15时不得安排户外作业。",
          4.5,
          false);
      add(doc, "　　二、高温津贴", 4.5, false);
      add(doc, "　　户外作业人员的高温津贴每人每月300元，发放时间为6月至9月。", 4.5, false);
      add(doc, "　　本通知自2025年6月1日起施行，有效期至2030年5月31日。", 4.5, false);
      right(doc, "云溪市人民政府办公室");
      right(doc, "2025年5月20日");
    }
  }

  private static void add(OFDDoc doc, String text, double size, boolean centred) {
    Paragraph p = new Paragraph().add(new Span(text).setFontSize(size));
    if (centred) {
      p.setTextAlign(org.ofdrw.layout.element.TextAlign.center);
    }
    p.setLineSpace(3d);
    doc.add(p);
  }

  private static void right(OFDDoc doc, String text) {
    Paragraph p = new Paragraph().add(new Span(text).setFontSize(4.5));
    p.setTextAlign(org.ofdrw.layout.element.TextAlign.right);
    doc.add(p);
  }
}
