package io.feldspar.executor.function.xml;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Slice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathExpression;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/// Evaluates XPath 1.0 over XML texts, without external entities and document types.
final class XPathText {

    private final DocumentBuilder builder;
    private final XPath xpath = XPathFactory.newInstance().newXPath();
    private @Nullable String source;
    private @Nullable XPathExpression expression;

    XPathText() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
        } catch (ParserConfigurationException cause) {
            throw new IllegalStateException("the JDK has no secure XML parser", cause);
        }
    }

    /// What the path gives for the text, or null where that is nothing.
    @Nullable Object evaluate(Slice xml, Slice path, QName kind) {
        try {
            Document document =
                    builder.parse(new ByteArrayInputStream(xml.heap, xml.start, xml.length));
            return compiled(path.text()).evaluate(document, kind);
        } catch (SAXException | IOException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The text is not XML without a document type: " + cause.getMessage(),
                    "Use TRY functions or filter such texts.",
                    cause);
        } catch (XPathExpressionException cause) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The XPath '" + path.text() + "' cannot be evaluated",
                    "Use XPath 1.0.",
                    cause);
        }
    }

    private XPathExpression compiled(String path) throws XPathExpressionException {
        XPathExpression known = expression;
        if (known == null || !path.equals(source)) {
            known = xpath.compile(path);
            expression = known;
            source = path;
        }
        return known;
    }
}
