package io.feldspar.executor.function.xml;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.text.TextListFunction;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import java.util.Objects;
import javax.xml.xpath.XPathConstants;
import org.w3c.dom.NodeList;

/// The texts of the nodes that the XPath gives.
public final class XPathList extends TextListFunction {

    public XPathList() {
        super(
                "XPATH",
                Description.of(
                        "XML",
                        "XPATH(xml, path)",
                        "The texts of the nodes that the XPath gives.",
                        "XPATH('<a><b>b1</b><b>b2</b></a>', 'a/b/text()')",
                        "[b1, b2]"),
                Signature.of(
                        new ArrayType(SimpleType.VARCHAR), SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    protected Lists lists() {
        XPathText paths = new XPathText();
        return (in, out) -> {
            if (paths.evaluate(in[0].slice, in[1].slice, XPathConstants.NODESET)
                    instanceof NodeList nodes) {
                for (int i = 0; i < nodes.getLength(); i++) {
                    out.add(Objects.requireNonNullElse(nodes.item(i).getNodeValue(), ""));
                }
            }
            return true;
        };
    }
}
