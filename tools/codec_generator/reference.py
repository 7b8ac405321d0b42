def generate(schema):
    return ""
