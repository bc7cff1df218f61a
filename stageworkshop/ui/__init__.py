"""What a person sees and touches. The only package that imports Qt; nothing imports it but `app`."""
